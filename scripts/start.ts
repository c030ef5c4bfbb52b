/** `npm start`: builds the client when it changed, starts the server, and says where everything is. */
import { parseArgs } from 'node:util';
import { run, StartError } from '#server/main.ts';
import { announce } from './start/announce.ts';
import { buildClient } from './start/build-client.ts';
import { workerInBackground } from './start/media.ts';

const { values } = parseArgs({ options: { https: { type: 'boolean' }, port: { type: 'string' } } });
const environment = {
  LOG_LEVEL: 'warn',
  ...process.env,
  ...(values.https === true ? { HTTPS: '1' } : {}),
  ...(values.port === undefined ? {} : { PORT: values.port }),
};

try {
  await buildClient();
  const server = await run(environment, { obtainWorker: workerInBackground() });
  await announce(server);
} catch (error) {
  if (!(error instanceof StartError) && !isForPeople(error)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}

/** Faults that explain themselves in one sentence, like a data directory that cannot be written. */
function isForPeople(error: unknown): error is Error {
  return error instanceof Error && error.constructor.name === 'DataDirError';
}
