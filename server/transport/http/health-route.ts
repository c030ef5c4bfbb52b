/** For watchdogs and load balancers: whether the process and its store answer, and whether pictures can be sent. */
import { Router } from 'express';

export interface HealthParts {
  readonly media: () => boolean;
  /** Rejects when the store does not answer. */
  readonly store: () => Promise<unknown>;
}

export function createHealthRoute({ media, store }: HealthParts): Router {
  const router = Router();
  router.get('/healthz', async (_request, response) => {
    const ok = await store().then(
      () => true,
      () => false,
    );
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok, media: media() });
  });
  return router;
}
