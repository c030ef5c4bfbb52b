/** The origin that goes into links and QR codes made on a page which was opened as localhost. */
import { describe, expect, it } from 'vitest';
import { createSiteRoute, type SiteParts } from '#server/transport/http/site-route.ts';
import { httpWorld } from '#tests/support/http-world.ts';

async function siteOf(parts: SiteParts) {
  await using world = await httpWorld({ more: [createSiteRoute(parts)] });
  return { port: world.port, answer: await world.browser().get('/api/site') };
}

describe('the origin for links that others open', () => {
  it('is the configured one before all else', async () => {
    const given = {
      publicOrigin: 'https://xieshang.example.org',
      lanAddress: '192.0.2.7',
      https: false,
      rtmpPort: 1935,
    };
    const { answer } = await siteOf(given);
    expect(answer).toMatchObject({
      status: 200,
      body: { origin: 'https://xieshang.example.org', rtmpPort: 1935 },
    });
  });

  it.each([
    [false, 'http'],
    [true, 'https'],
  ])('is the address in the network with the port that answers (https %s)', async (https, scheme) => {
    const { answer, port } = await siteOf({
      publicOrigin: null,
      lanAddress: '192.0.2.7',
      https,
      rtmpPort: null,
    });
    expect(answer.body).toEqual({ origin: `${scheme}://192.0.2.7:${port}`, rtmpPort: null });
  });

  it('is nothing when only this machine reaches the server', async () => {
    const { answer } = await siteOf({ publicOrigin: null, lanAddress: null, https: false, rtmpPort: null });
    expect(answer.body).toEqual({ origin: null, rtmpPort: null });
  });
});
