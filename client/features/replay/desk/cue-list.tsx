/** The cues as rows: times, words, and what can be done with each. */
import { memo } from 'react';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type DraftCue, mergeNext, readDraft, readTime, splitCue } from './cue-model.ts';
import styles from './desk.module.css';

interface CueListProps {
  readonly cues: readonly DraftCue[];
  readonly nowMs: number;
  readonly onChange: (cues: readonly DraftCue[]) => void;
  /** Null without a recording. */
  readonly onPlay: ((mediaMs: number) => void) | null;
}

/** The cue that is played is marked; one that cannot be saved, too. */
export function CueList({ cues, nowMs, onChange, onPlay }: CueListProps) {
  const current = cues.findLastIndex(({ start }) => (readTime(start) ?? Number.POSITIVE_INFINITY) <= nowMs);
  const put = (at: number, cue: DraftCue) => onChange(cues.with(at, cue));
  return (
    <ol className={styles.cues}>
      {cues.map((cue, at) => (
        <li key={cue.key} className={styles.cue} data-current={at === current ? '' : undefined}>
          <CueFields cue={cue} onChange={(next) => put(at, next)} onPlay={onPlay} />
          <CueTools
            last={at === cues.length - 1}
            onMerge={() => onChange(mergeNext(cues, at))}
            onSplit={() => onChange(splitCue(cues, at))}
            onRemove={() => onChange(cues.toSpliced(at, 1))}
          />
        </li>
      ))}
    </ol>
  );
}

interface CueFieldsProps {
  readonly cue: DraftCue;
  readonly onChange: (cue: DraftCue) => void;
  readonly onPlay: ((mediaMs: number) => void) | null;
}

const CueFields = memo(function CueFields({ cue, onChange, onPlay }: CueFieldsProps) {
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
});

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
