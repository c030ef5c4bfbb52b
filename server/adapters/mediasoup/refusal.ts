/** Turns mediasoup's exceptions into refusals; what is not expected stays an exception. */
import { errors } from 'mediasoup';
import { type Refused, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * Runs `act`. Wrong parameters become `unsupported`, a worker that goes away in the middle
 * `media_unavailable`. mediasoup reports an object that closed meanwhile as a plain `Error`, so
 * `isGone` tells that case apart.
 */
export async function attempt<T>(act: () => Promise<Result<T>>, isGone: () => boolean): Promise<Result<T>> {
  try {
    return await act();
  } catch (error) {
    const refusal = refusalFor(error, isGone());
    if (refusal === undefined) throw error;
    return refusal;
  }
}

function refusalFor(error: unknown, gone: boolean): Refused | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof errors.WorkerClosedError) return refuse('media_unavailable', error.message);
  if (gone) return refuse('not_found', 'closed meanwhile');
  // The worker answers everything it does not like with Error or TypeError, all caused by what was sent.
  return refuse('unsupported', error.message);
}
