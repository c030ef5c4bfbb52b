/** Room on the disk for recordings as one file: a file that is made must never stop the recording of a live session. */
import type { SpaceWatch } from '#server/app/media/outputs/space-watch.ts';
import { FILE_BYTES_PER_SECOND } from '#server/domain/replay/keeping.ts';
import type { Recordings } from '#server/ports/recordings.ts';
import type { Stretch } from '#shared/features/replay/timeline.ts';

export interface FileSpacePorts {
  readonly recordings: Pick<Recordings, 'read' | 'file'>;
  readonly space: Pick<SpaceWatch, 'takes'>;
}

/** Whether the disk takes the file of a session beside those that others have asked for and that are not there yet [KR8]. */
export function createFileSpace({
  recordings,
  space,
}: FileSpacePorts): (sessionId: string) => Promise<boolean> {
  const asked = new Map<string, number>();
  const isUnderWay = async (sessionId: string): Promise<boolean> =>
    ['waiting', 'making'].includes((await recordings.file(sessionId)).state);
  return async (sessionId) => {
    const { state } = await recordings.file(sessionId);
    // What is there, or under way, takes no more room.
    if (state !== 'none' && state !== 'failed') return true;
    const recording = await recordings.read(sessionId);
    for (const other of asked.keys()) if (!(await isUnderWay(other))) asked.delete(other);
    const others = [...asked.values()].reduce((sum, bytes) => sum + bytes, 0);
    const bytes = recording.state === 'kept' ? bytesOf(recording.stretches) : 0;
    asked.set(sessionId, bytes);
    const takes = await space.takes(bytes + others);
    if (!takes) asked.delete(sessionId);
    return takes;
  };
}

function bytesOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { durationMs }) => sum + (durationMs / 1000) * FILE_BYTES_PER_SECOND, 0);
}
