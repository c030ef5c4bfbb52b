/** Notices between the processes of one installation. Delivery is prompt and ordered per topic. */
export interface Bus {
  /** Resolves when the message is on its way for good; waits while the carrier is away. `message` is JSON. */
  publish(topic: string, message: unknown): Promise<void>;
  /** Calls `receive` for messages of other processes and of this one; the returned function unsubscribes. */
  subscribe(topic: string, receive: (message: unknown) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
