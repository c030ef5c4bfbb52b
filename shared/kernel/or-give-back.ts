/** What was taken in advance, for something that may not come to be. */
import type { Result } from './result.ts';

/** Does what a place was taken for, and gives the place back when that is refused or fails; a failure goes on. */
export async function orGiveBack<T>(
  giveBack: () => unknown,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> {
  let done = false;
  try {
    const result = await act();
    done = result.ok;
    return result;
  } finally {
    if (!done) await giveBack();
  }
}
