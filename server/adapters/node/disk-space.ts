/** Free space as the file system says it. */
import { statfs } from 'node:fs/promises';
import type { DiskSpace } from '#server/ports/disk-space.ts';

/** Of the disk that holds `folder`, which exists. */
export function createNodeDiskSpace(folder: string): DiskSpace {
  return {
    freeBytes: async () => {
      try {
        const { bavail, bsize } = await statfs(folder);
        return bavail * bsize;
      } catch {
        return null;
      }
    },
  };
}
