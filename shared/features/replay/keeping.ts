/** Whether what is live is being kept, as desks are told. */
export interface KeepingNow {
  /** `low`: the disk will be full soon; `stopped`: it is, and nothing more is kept. */
  readonly state: 'kept' | 'low' | 'stopped';
  /** About how long the disk lasts, when it is low. */
  readonly minutesLeft: number | null;
}
