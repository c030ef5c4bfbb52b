/** Follow-up items: `/desk/items` and `/desk/items/<id>`. */
import { Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';

interface ItemsPageProps {
  /** The item that is open, or null for the list alone. */
  readonly itemId: string | null;
  readonly me: StaffMe;
}

/** The list, and the open item beside it. */
export function ItemsPage(_props: ItemsPageProps) {
  return <Spinner height="60dvh" />;
}
