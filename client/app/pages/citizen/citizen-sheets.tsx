/** The sheets of the citizen's page; each is loaded when it is first opened. */
import { lazy, Suspense } from 'react';
import { useRoom } from '#client/session/session-context.tsx';
import type { Sheets } from './use-sheets.ts';

const AskSheet = lazy(async () => ({
  default: (await import('#client/features/questions/ask-sheet.tsx')).AskSheet,
}));
const ReadAloudSheet = lazy(async () => ({
  default: (await import('#client/features/questions/read-aloud-sheet.tsx')).ReadAloudSheet,
}));
const PollSheet = lazy(async () => ({
  default: (await import('#client/features/polls/poll-sheet.tsx')).PollSheet,
}));
const VerificationSheet = lazy(async () => ({
  default: (await import('#client/features/sessions/verification-sheet.tsx')).VerificationSheet,
}));

/** Whatever is open. */
export function CitizenSheets({ sheets }: { readonly sheets: Sheets }) {
  const { open, close, afterVerifying, verify, endVerifying } = sheets;
  const polls = useRoom((room) => room.polls.byId);
  const poll = open?.kind === 'poll' ? polls[open.pollId] : undefined;
  const verified = () => {
    endVerifying();
    afterVerifying?.();
  };
  return (
    <Suspense fallback={null}>
      {open?.kind === 'ask' && <AskSheet onClose={close} onVerify={verify} />}
      {open?.kind === 'read' && <ReadAloudSheet onClose={close} />}
      {poll !== undefined && (
        <PollSheet key={poll.id} poll={poll} onClose={close} onVerify={() => verify(() => undefined)} />
      )}
      {afterVerifying !== null && <VerificationSheet onClose={endVerifying} onVerified={verified} />}
    </Suspense>
  );
}
