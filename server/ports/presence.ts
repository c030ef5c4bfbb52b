/** Who is connected now. Never stored, never replayed. Two tabs of one person are one person. */
export interface PresenceCount {
  /** Distinct people connected now, over all processes. */
  readonly current: number;
  /** The most there were at once, as far as this installation remembers. */
  readonly peak: number;
}

export interface Presence {
  /** A connection of a person appeared. `connectionId` is unique. Does not fail when other processes cannot be told. */
  join(scope: string, personId: string, connectionId: string): Promise<void>;
  leave(scope: string, personId: string, connectionId: string): Promise<void>;
  count(scope: string): Promise<PresenceCount>;
  /** Whether a person is connected (departments: online or not). */
  isHere(scope: string, personId: string): Promise<boolean>;
  close(): Promise<void>;
}
