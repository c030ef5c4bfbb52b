/** From a question to the moment of the recording at which it was answered [KR6]. */
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { AnswerMoments } from '#shared/features/replay/views.ts';
import styles from './ledger.module.css';

/** Answers that the recording of a session shows. */
export interface Moments {
  readonly code: string;
  readonly at: AnswerMoments;
}

interface MomentLinkProps {
  readonly moments: Moments;
  readonly questionId: string;
  /** № of the question, for those who hear links without what stands beside them. */
  readonly no?: number;
}

/** Nothing where the recording does not show it. */
export function MomentLink({ moments: { code, at }, questionId, no }: MomentLinkProps) {
  if (!Object.keys(at).includes(questionId)) return null;
  return <ToMoment code={code} questionId={questionId} {...(no === undefined ? {} : { no })} />;
}

interface ToMomentProps {
  readonly code: string;
  readonly questionId: string;
  readonly no?: number;
}

/** The link itself, where the moment is known to be there. */
export function ToMoment({ code, questionId, no }: ToMomentProps) {
  const t = useText(ledgerTexts);
  const href = `/replay/${code}?q=${encodeURIComponent(questionId)}`;
  return (
    <a className={styles.moment} href={href} aria-label={no === undefined ? t.toMoment : t.toMomentOf(no)}>
      <Icon name="play" size={16} />
      {t.toMoment}
    </a>
  );
}
