/** Figures for a monitoring system: with the token that the operator has set, and not without [H4]. */
import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { collectMetrics, type MeasuredServices } from '#server/app/metrics/collect-metrics.ts';
import type { MetricsWriter } from '#server/ports/metrics-writer.ts';

export interface MetricsParts extends MeasuredServices {
  readonly metrics: MetricsWriter;
  /** Without it there are no metrics, for nobody could be kept from reading them. */
  readonly token: string | undefined;
}

export function createMetricsRoute({ metrics, token, ...services }: MetricsParts): Router {
  const router = Router();
  if (token === undefined) return router;
  router.get('/metrics', async (request, response) => {
    if (!isToken(request.get('authorization') ?? '', token)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').end();
      return;
    }
    const written = await metrics.write(collectMetrics(services));
    response.set('Content-Type', metrics.contentType).set('Cache-Control', 'no-store').send(written);
  });
  return router;
}

function isToken(given: string, token: string): boolean {
  const [wanted, came] = [Buffer.from(`Bearer ${token}`), Buffer.from(given)];
  return wanted.length === came.length && timingSafeEqual(wanted, came);
}
