/** Where people outside this machine reach the site, for links and QR codes made on a page opened as localhost. */
import { Router } from 'express';
import type { SiteView } from '#shared/contract/http.ts';

export interface SiteParts {
  /** Origin that the operator configured; null when none. */
  readonly publicOrigin: string | null;
  /** This machine's address in its network; null when others cannot reach the server directly. */
  readonly lanAddress: string | null;
  /** The server itself speaks https. */
  readonly https: boolean;
}

export function createSiteRoute({ publicOrigin, lanAddress, https }: SiteParts): Router {
  const router = Router();
  router.get('/api/site', (request, response) => {
    const local =
      lanAddress === null ? null : `${https ? 'https' : 'http'}://${lanAddress}:${request.socket.localPort}`;
    const view: SiteView = { origin: publicOrigin ?? local };
    response.json(view);
  });
  return router;
}
