/** The board where submissions become items: `/desk/s/<code>/board`. */
import { Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';

interface BoardPageProps {
  readonly code: string;
  readonly me: StaffMe;
}

/** Opens the room itself, with the staff audience. */
export function BoardPage(_props: BoardPageProps) {
  return <Spinner height="60dvh" />;
}
