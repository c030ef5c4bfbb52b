/** The stage on the moderator's desk: monitor, sources, films, platforms, wall. */
import type { ReactNode } from 'react';
import type { Send } from '#client/session/command-sender.ts';
import { usePublisher } from '../devices/use-publisher.ts';
import { FilmPanel } from './films/film-panel.tsx';
import { AlarmList } from './health/alarm-list.tsx';
import { ViewerHealth } from './health/viewer-health.tsx';
import { ProgrammeMonitor } from './monitor/programme-monitor.tsx';
import { SourceList } from './sources/source-list.tsx';
import styles from './stage-panel.module.css';
import { RestreamPanel } from './streams/restream-panel.tsx';
import { useCut } from './use-cut.ts';
import { WallLine } from './wall-line.tsx';

interface StagePanelProps {
  readonly act: Send;
  /** What else stands in this column. */
  readonly children: ReactNode;
}

/** Publishes this device's camera as the desk's own source. */
export function StagePanel({ act, children }: StagePanelProps) {
  const [publisher, published] = usePublisher();
  const cut = useCut();
  return (
    <div className={styles.panel}>
      <div className={styles.onAir}>
        <AlarmList />
        <ProgrammeMonitor cut={cut} />
      </div>
      <div className={styles.rest}>
        <SourceList act={act} cut={cut} publisher={publisher} published={published} />
        <FilmPanel act={act} />
        <RestreamPanel act={act} />
        <WallLine act={act} />
        <ViewerHealth />
        {children}
      </div>
    </div>
  );
}
