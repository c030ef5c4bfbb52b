/** What a connection leaves in the media plane when it drops while something is still being done for it: nothing. */
import { describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createMemoryRateLimits } from '#server/adapters/memory/rate-limits.ts';
import { goLive, setUp, startTestServer, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** Lets nobody through while it is shut. */
class Gate {
  readonly #waiting: (() => void)[] = [];
  #isShut = false;

  get waiting(): number {
    return this.#waiting.length;
  }

  shut(): void {
    this.#isShut = true;
  }

  open(): void {
    this.#isShut = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  pass(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isShut) this.#waiting.push(resolve);
      else resolve();
    });
  }
}

/** A media plane behind a gate that counts what is opened and closed. */
function gatedPlane() {
  const mediaPlane = createFakeMediaPlane();
  const worker = new Gate();
  const count = { opened: 0, closed: 0, left: 0 };
  const { createTransport, closeOwner } = mediaPlane;
  mediaPlane.createTransport = async (request) => {
    await worker.pass();
    count.opened += 1;
    return createTransport.call(mediaPlane, request);
  };
  mediaPlane.closeOwner = async (ownerId) => {
    count.left += 1;
    await closeOwner.call(mediaPlane, ownerId);
  };
  mediaPlane.observe({
    transportClosed: () => {
      count.closed += 1;
    },
  });
  return { mediaPlane, worker, count };
}

/** Limits that let calls through a gate. */
function gatedLimits() {
  const rateLimits = createMemoryRateLimits({ factor: 1_000 });
  const { take } = rateLimits;
  const limits = new Gate();
  rateLimits.take = async (rule, key, cost) => {
    if (rule === 'call') await limits.pass();
    return take.call(rateLimits, rule, key, cost);
  };
  return { rateLimits, limits };
}

/** A live session with a budget of one viewer. */
async function setTheStage() {
  const { mediaPlane, worker, count } = gatedPlane();
  const { rateLimits, limits } = gatedLimits();
  const overrides = { mediaPlane, rateLimits };
  const server = await startTestServer({ environment: { WEBRTC_VIEWERS: '1' }, overrides });
  const { admin, units } = await setUp(server);
  const { code } = await goLive(admin, units);
  return { server, code, gates: { worker, limits }, count };
}

describe('a connection that drops', () => {
  it.each(['worker', 'limits'] as const)(
    '[T20] while its path is being asked for (%s) leaves neither a path nor a reservation',
    async (name) => {
      const { server, code, gates, count } = await setTheStage();
      await using _server = server;
      const gone = await watch(server.url, code);
      const next = await watch(server.url, code);
      const gate = gates[name];
      gate.shut();
      const vain = gone.send('stage:createTransport', { direction: 'receive' }).catch(() => null);
      await waitFor(() => gate.waiting === 1, { what: 'the call' });
      gone.drop();
      await waitFor(() => count.left > 0, { what: 'the server to notice' });
      gate.open();
      await vain;
      await waitFor(() => gate.waiting === 0 && count.opened === count.closed, {
        what: 'the end of its path',
      });
      await next.must('stage:createTransport', { direction: 'receive' });
      expect(count.opened - count.closed).toBe(1);
      next.drop();
      await waitFor(() => count.opened === count.closed, { what: 'the end of the next one' });
    },
  );
});
