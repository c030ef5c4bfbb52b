/** Title and kind of a session, and the live badge with its labelled number. */
import type { ReactNode } from 'react';
import { formatCount } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { StateMark, type StateTone } from '#client/ui/state-mark.tsx';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import styles from './session-head.module.css';

/** The heading of the page; `aside` stands at its right. */
export function SessionHead({ aside }: { readonly aside?: ReactNode }) {
  const t = useText(commonTexts);
  const session = useRoom((room) => room.session);
  return (
    <div className={styles.head}>
      <div>
        <p className={styles.kind}>
          {session.tenantName} · {t.kind[session.kind]}
        </p>
        <h1 className={styles.title}>{session.title}</h1>
      </div>
      <div className={styles.aside}>{aside}</div>
    </div>
  );
}

const STATUS_TONES: Readonly<Record<SessionStatus, StateTone>> = {
  preparing: 'stopped',
  announced: 'waiting',
  live: 'live',
  paused: 'waiting',
  compiling: 'info',
  handling: 'info',
  closed: 'done',
};

interface SessionStateMarkProps {
  readonly status: SessionStatus;
  readonly night?: boolean;
}

/** The state of a session in word, shape and colour. */
export function SessionStateMark({ status, night }: SessionStateMarkProps) {
  const t = useText(commonTexts);
  return (
    <StateMark tone={STATUS_TONES[status]} {...(night === true ? { night } : {})}>
      {t.session[status]}
    </StateMark>
  );
}

/** "● 直播 3,214 人在线", over the picture. */
export function LiveBadge() {
  const t = useText(citizenTexts);
  const status = useRoom((room) => room.session.status);
  const current = useNow((now) => now.counters.current);
  return (
    <span className={styles.badge}>
      {status === 'live' ? (
        <StateMark tone="live" night>
          {t.live}
        </StateMark>
      ) : (
        <SessionStateMark status={status} night />
      )}
      <span>{t.counters.watching(formatCount(current))}</span>
    </span>
  );
}
