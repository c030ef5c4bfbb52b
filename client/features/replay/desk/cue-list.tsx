/** The cues as rows: times, words, and what can be done with each. */
import { memo, useMemo } from 'react';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type DraftCue, mergeNext, readDraft, readTime, splitCue } from './cue-model.ts';
import styles from './desk.module.css';

/** Changes the cues as they are then. */
export type EditCues = (step: (cues: readonly DraftCue[]) => readonly DraftCue[]) => void;

interface CueListProps {
  readonly cues: readonly DraftCue[];
  readonly nowMs: number;
  /** Stays the same, as `onPlay` does: rows that nobody touches are not drawn again. */
  readonly onEdit: EditCues;
  /** Null without a recording. */
  readonly onPlay: ((mediaMs: number) => void) | null;
}

/** The cue that is played is marked; one that cannot be saved, too. */
export function CueList({ cues, nowMs, onEdit, onPlay }: CueListProps) {
  const starts = useMemo(() => cues.map(({ start }) => readTime(start) ?? Number.POSITIVE_INFINITY), [cues]);
  const current = starts.findLastIndex((startMs) => startMs <= nowMs);
  return <Rows cues={cues} current={current} onEdit={onEdit} onPlay={onPlay} />;
}

interface RowsProps extends Omit<CueListProps, 'nowMs'> {
  readonly current: number;
}

/** There may be twenty thousand; the time goes on four times a second. */
const Rows = memo(function Rows({ cues, current, onEdit, onPlay }: RowsProps) {
  return (
    <ol className={styles.cues}>
      {cues.map((cue, at) => (
        <Row
          key={cue.key}
          cue={cue}
          at={at}
          isCurrent={at === current}
          isLast={at === cues.length - 1}
          onEdit={onEdit}
          onPlay={onPlay}
        />
      ))}
    </ol>
  );
});

interface RowProps {
  readonly cue: DraftCue;
  readonly at: number;
  readonly isCurrent: boolean;
  readonly isLast: boolean;
  readonly onEdit: EditCues;
  readonly onPlay: ((mediaMs: number) => void) | null;
}

const Row = memo(function Row({ cue, at, isCurrent, isLast, onEdit, onPlay }: RowProps) {
  return (
    <li className={styles.cue} data-current={isCurrent ? '' : undefined}>
      <CueFields cue={cue} onChange={(next) => onEdit((cues) => cues.with(at, next))} onPlay={onPlay} />
      <CueTools
        last={isLast}
        onMerge={() => onEdit((cues) => mergeNext(cues, at))}
        onSplit={() => onEdit((cues) => splitCue(cues, at))}
        onRemove={() => onEdit((cues) => cues.toSpliced(at, 1))}
      />
    </li>
  );
});

interface CueFieldsProps {
  readonly cue: DraftCue;
  readonly onChange: (cue: DraftCue) => void;
  readonly onPlay: ((mediaMs: number) => void) | null;
}

function CueFields({ cue, onChange, onPlay }: CueFieldsProps) {
  const { editor: t } = useText(replayDeskTexts);
  const startMs = readTime(cue.start);
  const sound = readDraft(cue) !== null;
  const timesSound = startMs !== null && (readTime(cue.end) ?? 0) > startMs;
  return (
    <>
      <IconButton
        compact
        icon="play"
        size={16}
        label={t.playFrom}
        disabled={onPlay === null || startMs === null}
        onClick={() => onPlay?.(startMs ?? 0)}
      />
      <input
        aria-label={t.start}
        aria-invalid={timesSound ? undefined : true}
        value={cue.start}
        onChange={(event) => onChange({ ...cue, start: event.target.value })}
      />
      <input
        aria-label={t.end}
        aria-invalid={timesSound ? undefined : true}
        value={cue.end}
        onChange={(event) => onChange({ ...cue, end: event.target.value })}
      />
      <input
        className={styles.cueText}
        aria-label={t.text}
        aria-invalid={!sound && timesSound ? true : undefined}
        maxLength={LIMITS.captionText}
        value={cue.text}
        onChange={(event) => onChange({ ...cue, text: event.target.value })}
      />
    </>
  );
}

interface CueToolsProps {
  readonly last: boolean;
  readonly onMerge: () => void;
  readonly onSplit: () => void;
  readonly onRemove: () => void;
}

function CueTools({ last, onMerge, onSplit, onRemove }: CueToolsProps) {
  const { editor: t } = useText(replayDeskTexts);
  return (
    <span className={styles.cueTools}>
      <Button compact look="quiet" aria-label={t.merge} title={t.merge} disabled={last} onClick={onMerge}>
        {t.mergeWord}
      </Button>
      <Button compact look="quiet" aria-label={t.split} title={t.split} onClick={onSplit}>
        {t.splitWord}
      </Button>
      <IconButton compact icon="trash" size={16} label={t.remove} onClick={onRemove} />
    </span>
  );
}
