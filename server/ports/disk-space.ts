/** How much the disk of the recordings still takes. */
export interface DiskSpace {
  /** Bytes that we may still write; null when it cannot be found out. */
  freeBytes(): Promise<number | null>;
}
