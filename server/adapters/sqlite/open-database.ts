/** Opens the file the way every part of this adapter needs it. */
import { DatabaseSync } from 'node:sqlite';

/** How long a statement waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5_000;

/** A connection; a commit on it is on the disk when it returns. */
export function openDatabase(file: string, mode: 'write' | 'read'): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: mode === 'read', timeout: BUSY_TIMEOUT_MS });
  if (mode === 'write') {
    db.exec('pragma journal_mode = wal');
    // In WAL mode NORMAL may forget the last commits at a power cut; FULL costs little in groups.
    db.exec('pragma synchronous = full');
    // Votes touch pages all over their tables: keep them in memory (KiB), and copy each back once for many commits.
    db.exec('pragma cache_size = -65536');
    db.exec('pragma wal_autocheckpoint = 8000');
  }
  return db;
}
