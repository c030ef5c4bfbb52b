/** The files that people take away: the ledger as a table, the session record as a document. */

import type { LedgerQueries } from '#server/app/followups/ledger-queries.ts';
import type { LoadRoom } from '#server/app/followups/receipts.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { DocumentWriter, TableWriter } from '#server/ports/documents.ts';
import { isInLedger, type LedgerDetail } from '#shared/features/followups/views.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { ledgerRows } from './ledger-csv.ts';
import { type RecordCounters, sessionRecord } from './session-record.ts';

/** A file to send. */
export interface ExportedFile<B> {
  /** For `Content-Disposition`; without characters that file systems refuse. */
  readonly name: string;
  readonly type: string;
  readonly body: B;
}

export interface Exports {
  /** The public ledger of a session, or of all sessions of a body. */
  ledger(of: {
    readonly sessionId?: string;
    readonly tenantId?: string;
  }): Promise<Result<ExportedFile<string>>>;
  record(sessionId: string, counters?: RecordCounters): Promise<Result<ExportedFile<Uint8Array>>>;
}

interface ExportPorts {
  readonly ledger: LedgerQueries;
  readonly loadRoom: LoadRoom;
  readonly clock: Pick<Clock, 'nowIso'>;
  readonly tables: TableWriter;
  readonly documents: DocumentWriter;
}

const CSV = 'text/csv; charset=utf-8';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function createExports({ ledger, loadRoom, clock, tables, documents }: ExportPorts): Exports {
  async function details(sessionIds: readonly string[]): Promise<readonly LedgerDetail[]> {
    const found = await Promise.all(sessionIds.map((id) => ledger.detail(id)));
    return found.flatMap((detail) => (detail.ok ? [detail.value] : []));
  }

  return {
    ledger: async ({ sessionId, tenantId }) => {
      const one = sessionId === undefined ? null : await ledger.detail(sessionId);
      if (one !== null && !one.ok) return one;
      if (one !== null && !isInLedger(one.value.session.status)) return refuse('not_found', 'session');
      const all =
        one === null ? (await ledger.overview(tenantId)).sessions.map((session) => session.sessionId) : [];
      const body = tables.write(ledgerRows(one === null ? await details(all) : [one.value]));
      const name = fileName(one === null ? '台账' : `${one.value.session.title}台账`, 'csv');
      return ok({ name, type: CSV, body });
    },
    record: async (sessionId, counters) => {
      const room = await loadRoom(sessionId);
      if (room === null) return refuse('not_found', 'session');
      const body = await documents.write(sessionRecord(room, clock.nowIso(), counters));
      return ok({ name: fileName(`${room.session.title}会议实录`, 'docx'), type: DOCX, body });
    },
  };
}

function fileName(title: string, ending: string): string {
  return `${title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${ending}`;
}
