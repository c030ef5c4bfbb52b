/** Room on the disk for recordings as one file: a file that is made must never stop the recording of a live session. */
import type { SpaceWatch } from '#server/app/media/outputs/space-watch.ts';
import { FILE_BYTES_PER_SECOND } from '#server/domain/replay/keeping.ts';
import type { Recordings } from '#server/ports/recordings.ts';
import type { Stretch } from '#shared/features/replay/timeline.ts';

export interface FileSpacePorts {
  readonly recordings: Pick<Recordings, 'read' | 'file'>;
  readonly space: Pick<SpaceWatch, 'takes'>;
}

/** Orders the file of a session; null where the disk does not take it. */
type FileOrder = <T>(sessionId: string, order: () => Promise<T>) => Promise<T | null>;

/**
 * Whether the disk takes a file is looked at beside those that others have ordered and that are not there yet [KR8]. One
 * order at a time: the next one counts this one only when it is under way.
 */
export function createFileSpace(ports: FileSpacePorts): FileOrder {
  const ordered = new Map<string, number>();
  let queue: Promise<unknown> = Promise.resolve();
  return (sessionId, order) => {
    const turn = queue.then(async () => ((await hasRoom(ports, ordered, sessionId)) ? order() : null));
    queue = turn.catch(() => undefined);
    return turn;
  };
}

async function hasRoom(
  { recordings, space }: FileSpacePorts,
  ordered: Map<string, number>,
  sessionId: string,
): Promise<boolean> {
  const { state } = await recordings.file(sessionId);
  // What is there, or under way, takes no more room.
  if (state !== 'none' && state !== 'failed') return true;
  const isUnderWay = async (other: string): Promise<boolean> =>
    ['waiting', 'making'].includes((await recordings.file(other)).state);
  for (const other of ordered.keys()) if (!(await isUnderWay(other))) ordered.delete(other);
  const others = [...ordered.values()].reduce((sum, bytes) => sum + bytes, 0);
  const recording = await recordings.read(sessionId);
  const bytes = recording.state === 'kept' ? bytesOf(recording.stretches) : 0;
  const takes = await space.takes(bytes + others);
  if (takes) ordered.set(sessionId, bytes);
  return takes;
}

function bytesOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { durationMs }) => sum + (durationMs / 1000) * FILE_BYTES_PER_SECOND, 0);
}
