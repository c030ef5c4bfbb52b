/** Supports a question: shows the wish at once and the server's number as soon as it is known. */
import { useState } from 'react';
import { formatCount } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useNow, useSend } from '#client/session/session-context.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import styles from './question-row.module.css';
import { supportShown, type WantedSupport } from './view-model.ts';

interface SupportButtonProps {
  readonly question: Question;
  /** The session asks for a verified phone; `then` supports after that. */
  readonly onVerify: (then: () => void) => void;
}

/** Once per person; pressing again takes it back. */
export function SupportButton({ question, onVerify }: SupportButtonProps) {
  const t = useText(citizenTexts);
  const refusals = useText(refusalTexts);
  const send = useSend();
  const count = useNow((now) => now.supports[question.id] ?? 0);
  const supported = useMine((mine) => mine?.supported.includes(question.id) ?? false);
  const [wanted, setWanted] = useState<WantedSupport | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const shown = supportShown(count, supported, wanted);
  const set = async (on: boolean) => {
    setWanted({ on, countThen: count });
    setBusy(true);
    const outcome = await send('questions:support', { questionId: question.id, on });
    setBusy(false);
    if (outcome.ok) return;
    setWanted(undefined);
    if (outcome.code === 'verification_required') onVerify(() => void set(on));
    else toast(refusals[outcome.code], 'bad');
  };
  return (
    <button
      type="button"
      className={styles.support}
      aria-pressed={shown.on}
      aria-label={`${t.support(question.no)}，${t.supportCount(formatCount(shown.count))}`}
      onClick={() => {
        if (!busy) void set(!shown.on);
      }}
    >
      <Icon name="support" size={18} />
      {formatCount(shown.count)}
    </button>
  );
}
