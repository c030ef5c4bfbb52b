/** Structured log for operators. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
  /** A log that adds `fields` to every line. */
  child(fields: Record<string, unknown>): Log;
}
