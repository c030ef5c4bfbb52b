/** Routes of what follows a session: the public ledger, receipts, the desks' items. */
import { Router } from 'express';
import { z } from 'zod';
import type { DeskQueries } from '#server/app/followups/desk-queries.ts';
import type { LedgerQueries } from '#server/app/followups/ledger-queries.ts';
import type { ReceiptQueries } from '#server/app/followups/receipt-queries.ts';
import type { SessionQueries } from '#server/app/rooms/session-queries.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import { PROCESSES } from '#shared/features/followups/state.ts';
import { idSchema, receiptCodeSchema } from '#shared/kernel/ids.ts';
import { refuse, refuseFor } from '#shared/kernel/result.ts';
import { clientAddress } from './client-address.ts';
import { idParam, parseBody } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendRefusal, sendValue } from './send-result.ts';

export interface FollowupRouteParts {
  readonly sessions: Pick<SessionQueries, 'findByCode'>;
  readonly ledger: LedgerQueries;
  readonly receipts: ReceiptQueries;
  readonly desk: DeskQueries;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
}

const filterSchema = z.object({
  sessionId: idSchema.exactOptional(),
  process: z.enum(PROCESSES).exactOptional(),
  unitId: idSchema.exactOptional(),
  flag: z.enum(['overdue', 'dueSoon', 'promiseOverdue']).exactOptional(),
});

export function createFollowupRoutes(parts: FollowupRouteParts): Router {
  const { sessions, ledger, receipts, desk, rateLimits, clock } = parts;
  const router = Router();
  const overview = remembered(clock, () => ledger.overview());
  router.get('/api/ledger', async (_request, response) => {
    response.set('Cache-Control', 'public, max-age=5').json(await overview());
  });
  router.get('/api/ledger/:code', async (request, response) => {
    const live = await sessions.findByCode(request.params.code);
    sendValue(response, live === null ? refuse('not_found') : await ledger.detail(live.sessionId));
  });
  router.get('/api/track/:receipt', async (request, response) => {
    // Guessing is hopeless anyway; the limit keeps it from being tried.
    const waitMs = await rateLimits.take('receipt', clientAddress(request));
    if (waitMs > 0) return sendRefusal(response, refuseFor('too_fast', waitMs));
    const code = receiptCodeSchema.safeParse(request.params.receipt.toUpperCase());
    sendValue(response, code.success ? await receipts.thread(code.data) : refuse('not_found'));
  });
  router.get('/api/desk/items', async (request, response) => {
    const { staff } = identityOf(request);
    if (staff === null) return sendRefusal(response, refuse('sign_in_required'));
    const filter = parseBody(filterSchema, request.query);
    sendValue(response, filter.ok ? await desk.list(staff, filter.value) : filter);
  });
  router.get('/api/desk/items/:id', async (request, response) => {
    const { staff } = identityOf(request);
    if (staff === null) return sendRefusal(response, refuse('sign_in_required'));
    const id = idParam(request);
    sendValue(response, id === null ? refuse('not_found') : await desk.detail(staff, id));
  });
  return router;
}

/** How old the public overview may be: it is read by anybody, and adds up every session. */
const FRESH_MS = 5000;

/** Asks at most every few seconds, however many want to know. */
function remembered<T>(clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly askedMs: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const nowMs = clock.nowMs();
    if (known === null || Math.abs(nowMs - known.askedMs) > FRESH_MS) {
      const answer = ask();
      known = { askedMs: nowMs, answer };
      answer.catch(() => {
        known = null;
      });
    }
    return known.answer;
  };
}
