/** A server in a process of its own, for tests that kill it: says its address and set-up token to its parent. */
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { run } from '#server/main.ts';

const server = await run(process.env, { clientDir: null, mediaPlane: createFakeMediaPlane() });
process.send?.({
  url: server.url.replace('localhost', '127.0.0.1'),
  port: server.port,
  token: await server.services.accounts.setupToken(),
});
// Without its parent nobody would ever end it.
process.once('disconnect', () => process.exit(0));
