/** The stage on the moderator's desk: monitor, sources, films, platforms, wall. */
import type { Send } from '#client/session/command-sender.ts';
import { usePublisher } from '../devices/use-publisher.ts';
import { FilmPanel } from './films/film-panel.tsx';
import { AlarmList } from './health/alarm-list.tsx';
import { ViewerHealth } from './health/viewer-health.tsx';
import { ProgrammeMonitor } from './monitor/programme-monitor.tsx';
import { SourceList } from './sources/source-list.tsx';
import { RestreamPanel } from './streams/restream-panel.tsx';
import { useCut } from './use-cut.ts';
import { WallLine } from './wall-line.tsx';

/** Publishes this device's camera as the desk's own source. */
export function StagePanel({ act }: { readonly act: Send }) {
  const [publisher, published] = usePublisher();
  const cut = useCut();
  return (
    <>
      <AlarmList />
      <ProgrammeMonitor cut={cut} />
      <SourceList act={act} cut={cut} publisher={publisher} published={published} />
      <FilmPanel act={act} />
      <RestreamPanel act={act} />
      <WallLine act={act} />
      <ViewerHealth />
    </>
  );
}
