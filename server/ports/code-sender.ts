/** Brings a one-time code to a citizen's phone. */
export interface CodeSender {
  /** False when the code could not be handed over and trying later makes sense. */
  send(phone: string, code: string): Promise<boolean>;
}
