/** For watchdogs and load balancers: the process answers, and whether pictures can be sent. */
import { Router } from 'express';

export function createHealthRoute({ media }: { readonly media: () => boolean }): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true, media: media() });
  });
  return router;
}
