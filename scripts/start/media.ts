/** Obtains the media worker while the server already runs, and says how that goes. */
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';

type Obtained = { readonly path: string } | { readonly missing: string };

/** A function that the media plane calls once: finds, fetches or builds the worker. */
export function workerInBackground(): () => Promise<Obtained> {
  return async () => {
    const beganMs = Date.now();
    const found = await obtainMediaWorker({ log: (line) => process.stdout.write(`  ${line}\n`) });
    const seconds = ((Date.now() - beganMs) / 1000).toFixed(1);
    if ('path' in found)
      process.stdout.write(`✓ 媒体组件就绪 (media worker: ${found.origin}, ${seconds} s)\n`);
    else process.stdout.write(`! 没有画面和声音，其余功能照常 (no WebRTC): ${found.missing}\n`);
    return found;
  };
}
