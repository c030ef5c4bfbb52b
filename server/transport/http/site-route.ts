/** Where people and encoders outside this machine reach the site: for links, QR codes and what is typed into encoders. */
import { Router } from 'express';
import type { SiteView } from '#shared/contract/http.ts';

export interface SiteParts {
  /** Origin that the operator configured; null when none. */
  readonly publicOrigin: string | null;
  /** This machine's address in its network; null when others cannot reach the server directly. */
  readonly lanAddress: string | null;
  /** The server itself speaks https. */
  readonly https: boolean;
  /** Port for encoders that push by RTMP, or null. */
  readonly rtmpPort: number | null;
}

export function createSiteRoute({ publicOrigin, lanAddress, https, rtmpPort }: SiteParts): Router {
  const router = Router();
  router.get('/api/site', (request, response) => {
    const local =
      lanAddress === null ? null : `${https ? 'https' : 'http'}://${lanAddress}:${request.socket.localPort}`;
    const view: SiteView = { origin: publicOrigin ?? local, rtmpPort };
    response.json(view);
  });
  return router;
}
