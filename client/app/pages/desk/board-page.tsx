/** The board where submissions become items: `/desk/s/<code>/board`. */
import { FailedPage } from '#client/app/message-page.tsx';
import { CompileBoard } from '#client/features/compile/compile-board.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { SessionProvider } from '#client/session/session-context.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';

interface BoardPageProps {
  readonly code: string;
  readonly me: StaffMe;
}

/** Opens the room itself, with the staff audience. */
export function BoardPage({ code, me }: BoardPageProps) {
  const t = useText(compileTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.title} · ${common.productName}`);
  return (
    <SessionProvider
      code={code}
      audience="staff"
      loading={<Spinner height="60vh" />}
      failed={(failure, retry) => <FailedPage code={failure} retry={retry} />}
    >
      <CompileBoard role={me.role} />
    </SessionProvider>
  );
}
