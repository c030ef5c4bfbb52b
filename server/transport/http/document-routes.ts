/** Routes of files that people take away: the ledger as CSV, the session record as a Word file. */
import { type Response, Router } from 'express';
import type { DeliveryService } from '#server/app/delivery/delivery-service.ts';
import type { ExportedFile, Exports } from '#server/app/documents/exports.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import { STAFF } from '#shared/kernel/audience.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { isDesk } from '#shared/kernel/roles.ts';
import { attachment } from './attachment.ts';
import { identityOf } from './request-identity.ts';
import { sendRefusal } from './send-result.ts';

export interface DocumentRouteParts {
  readonly exports: Exports;
  readonly queries: Pick<SessionQueries, 'findByCode'>;
  readonly delivery: DeliveryService;
}

export function createDocumentRoutes({ exports, queries, delivery }: DocumentRouteParts): Router {
  const router = Router();
  router.get('/api/ledger/export.csv', async (_request, response) => {
    sendFile(response, await exports.ledger({}));
  });
  router.get('/api/ledger/:code/export.csv', async (request, response) => {
    const live = await queries.findByCode(request.params.code);
    sendFile(
      response,
      live === null ? refuse('not_found') : await exports.ledger({ sessionId: live.sessionId }),
    );
  });
  router.get('/api/sessions/:code/record.docx', async (request, response) => {
    const { staff } = identityOf(request);
    if (staff === null) return sendRefusal(response, refuse('sign_in_required'));
    const live = await queries.findByCode(request.params.code);
    if (live === null) return sendRefusal(response, refuse('not_found'));
    const mayRead = isDesk(staff) && staff.tenantId === live.room.session.tenantId;
    if (!mayRead) return sendRefusal(response, refuse('forbidden'));
    const { counters } = (await delivery.of(live)).snapshot(STAFF).now;
    sendFile(response, await exports.record(live.sessionId, counters));
  });
  return router;
}

/** As a download. */
function sendFile(response: Response, file: Result<ExportedFile<string | Uint8Array>>): void {
  if (!file.ok) {
    sendRefusal(response, file);
    return;
  }
  const { name, type, body } = file.value;
  response.set({ 'Content-Type': type, 'Content-Disposition': attachment(name) });
  response.send(Buffer.from(body));
}
