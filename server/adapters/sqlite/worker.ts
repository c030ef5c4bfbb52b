/** A database thread: runs batches of requests, one after the other, and answers each batch as a whole. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts';
import { openDatabase } from './open-database.ts';
import { createReader } from './reader.ts';
import { createWriter } from './writer.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const start: WorkerStart = workerData;
const db = openDatabase(start.file, start.mode);
const run = start.mode === 'write' ? createWriter(db) : createReader(db);

port.on('message', (message: ToWorker) => {
  if (message === 'close') {
    db.close();
    port.close();
    return;
  }
  const answer: FromWorker = { id: message.id, replies: run(message.batch) };
  port.postMessage(answer);
});
