/** Exhaustiveness: a union member that nobody handles is a compile error here. */

/** Fails to compile when `value` can still be something. */
export function assertNever(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
