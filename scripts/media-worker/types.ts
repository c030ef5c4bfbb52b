/** The words the steps of obtaining a media worker share. */

export type Log = (line: string) => void;

/** Where a worker binary came from. */
export type WorkerOrigin = 'env' | 'prebuilt' | 'cache' | 'built';

/** A worker that was started once and answered, or one sentence saying what a person has to do. */
export type MediaWorkerBinary = { path: string; origin: WorkerOrigin } | { missing: string };
