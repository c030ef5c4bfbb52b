/** What was said, as it appeared: follows the playing time, and stays where a reader has scrolled to. */
import { memo, type ReactNode, useState } from 'react';
import { formatClock } from '#client/lib/format.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Talk } from '#shared/features/replay/views.ts';
import { BackToNow } from './back-to-now.tsx';
import styles from './replay-room.module.css';
import { TalkBody } from './talk-body.tsx';
import { useFollowing } from './use-following.ts';
import { appeared } from './view-model.ts';

/** Rows in the page at first; older ones when asked for. */
const WINDOW = 120;

interface TalkPaneProps {
  readonly talk: readonly Talk[];
  /** Null without a recording: everything is shown. */
  readonly nowMs: number | null;
  readonly onJump: ((mediaMs: number) => void) | null;
  readonly renderPoll: (poll: Poll) => ReactNode;
  readonly shown: boolean;
}

const endOf = (list: HTMLOListElement): number => list.scrollHeight;

/** The newest at the bottom, as in a chat. */
export function TalkPane({ talk, nowMs, onJump, renderPoll, shown }: TalkPaneProps) {
  const t = useText(replayTexts);
  const [all, setAll] = useState(nowMs === null);
  const count = nowMs === null ? talk.length : appeared(talk, nowMs);
  const from = all ? 0 : Math.max(0, count - WINDOW);
  const rows = talk.slice(from, count);
  const at = nowMs === null ? null : count;
  const { list, onScroll, away, comeBack } = useFollowing({ at, shown, topOf: endOf });
  if (talk.length === 0) return <EmptyState title={t.talkNone} />;
  return (
    <div className={styles.talk}>
      {count === 0 && <p className={styles.hint}>{t.talkEmpty}</p>}
      <ol ref={list} className={styles.scroll} onScroll={onScroll}>
        {from > 0 && (
          <li className={styles.more}>
            <Button look="quiet" onClick={() => setAll(true)}>
              {t.earlier}
            </Button>
          </li>
        )}
        {rows.map((one) => (
          <TalkRow key={one.id} talk={one} onJump={onJump} renderPoll={renderPoll} />
        ))}
      </ol>
      <BackToNow away={away} onBack={comeBack} />
    </div>
  );
}

interface TalkRowProps {
  readonly talk: Talk;
  readonly onJump: ((mediaMs: number) => void) | null;
  readonly renderPoll: (poll: Poll) => ReactNode;
}

const TalkRow = memo(function TalkRow({ talk, onJump, renderPoll }: TalkRowProps) {
  return (
    <li className={styles.said} data-kind={talk.kind}>
      <TimeMark mediaMs={talk.mediaMs} at={talk.at} onJump={onJump} />
      <TalkBody talk={talk} renderPoll={renderPoll} />
    </li>
  );
});

interface TimeMarkProps {
  readonly mediaMs: number;
  readonly at: string;
  readonly onJump: ((mediaMs: number) => void) | null;
}

function TimeMark({ mediaMs, at, onJump }: TimeMarkProps) {
  const t = useText(replayTexts);
  const words = formatClock(mediaMs);
  if (onJump === null) {
    return (
      <time className={styles.at} dateTime={at}>
        {words}
      </time>
    );
  }
  return (
    <button type="button" className={styles.at} aria-label={t.jump(words)} onClick={() => onJump(mediaMs)}>
      {words}
    </button>
  );
}
