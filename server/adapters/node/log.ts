/** Structured log lines by pino, without what nobody should read in a log. */
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Log } from '#server/ports/log.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface PinoLogOptions {
  readonly level: LogLevel;
  /** Where lines go; standard output unless a test wants to read them. */
  readonly destination?: DestinationStream;
}

/** Fields that may hold contact details or keys, by their names, at any depth. */
const PRIVATE = /contact|phone|password|passwd|token|secret|cookie|authorization|receiptcode/i;
const REDACTED = '[redacted]';
const DEEPEST = 8;

/** A log that writes JSON lines at `level` and above. */
export function createPinoLog({ level, destination }: PinoLogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

function wrap(logger: Logger): Log {
  return {
    info: (message, fields = {}) => logger.info(redactFields(fields), message),
    warn: (message, fields = {}) => logger.warn(redactFields(fields), message),
    error: (message, fields = {}) => logger.error(redactFields(fields), message),
    child: (fields) => wrap(logger.child(redactFields(fields))),
  };
}

function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(object: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      PRIVATE.test(name) ? REDACTED : redact(value, depth + 1),
    ]),
  );
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}` : value;
  // Deep or circular things are not worth a log line, let alone the process.
  if (depth > DEEPEST) return '[deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return value.toJSON();
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return redactObject(value, depth);
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    // What libraries add to their errors, such as a code.
    ...redactObject(error, depth),
    ...{ name, message, stack },
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}
