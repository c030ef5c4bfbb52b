/** Which HTTP methods change nothing. */

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export function isSafeMethod(method: string): boolean {
  return SAFE.includes(method);
}
