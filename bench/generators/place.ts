/** Where a crowd goes: which server, which session, from which event on. */
export interface RoomPlace {
  readonly host: string;
  readonly port: number;
  /** Signs the cookies of the crowd. */
  readonly secret: string;
  readonly sessionId: string;
  readonly code: string;
  readonly since: number;
}
