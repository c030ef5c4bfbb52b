/** How much a disk still takes: that of the recordings, or that of the films. */
export interface DiskSpace {
  /** Bytes that we may still write; null when it cannot be found out. */
  freeBytes(): Promise<number | null>;
}
