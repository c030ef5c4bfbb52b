/** Prints the path of a media worker that runs here, or what has to be done to get one. */
import { obtainMediaWorker } from './obtain.ts';

const worker = await obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
if ('path' in worker) {
  process.stdout.write(`${worker.path}\n`);
} else {
  process.stdout.write(`${worker.missing}\n`);
  process.exitCode = 1;
}
