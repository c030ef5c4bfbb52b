/** Name and title of who is to be seen: for some seconds after a cut, above controls, drawn from the log. */
import { type ReactNode, useEffect, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { useLargeType } from '#client/lib/large-type.ts';
import { useRoom } from '#client/session/session-context.tsx';
import type { ProgrammePicture } from '#shared/features/stage/state.ts';
import { captionsOf } from '../view-model.ts';
import styles from './programme-pictures.module.css';

const SHOWN_MS = 8000;
/** Who needs large type needs time to read, too. */
const SHOWN_LONGER_MS = 14_000;

interface LowerThirdsProps {
  readonly pictures: readonly ProgrammePicture[];
  /** Under the names, such as the question that is being answered. */
  readonly children?: ReactNode;
}

/** To be placed over the pictures. */
export function LowerThirds({ pictures, children }: LowerThirdsProps) {
  const names = useRoom((room) => room.stage.names);
  const large = useLargeType();
  const captions = captionsOf(pictures, names);
  const shown = useShownFor(JSON.stringify(captions), large ? SHOWN_LONGER_MS : SHOWN_MS);
  return (
    <div className={styles.lower}>
      {captions.length > 0 && (
        <div className={classes(styles.captions, !shown && styles.gone)} aria-hidden={!shown}>
          {captions.map(({ sourceId, at, label, title }) => (
            <div key={sourceId} className={styles.place} data-at={at}>
              <div className={styles.caption}>
                <span className={styles.name}>{label}</span>
                {title !== '' && <span className={styles.title}>{title}</span>}
              </div>
            </div>
          ))}
        </div>
      )}
      {children}
    </div>
  );
}

/** True for so long after `key` became another one. */
function useShownFor(key: string, ms: number): boolean {
  const [shown, setShown] = useState(true);
  const [last, setLast] = useState(key);
  if (last !== key) {
    setLast(key);
    setShown(true);
  }
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), ms);
    return () => clearTimeout(timer);
  }, [ms, last]);
  return shown;
}
