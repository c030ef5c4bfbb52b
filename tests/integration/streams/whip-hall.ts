/** A live session that encoders of halls publish into by WHIP, over a media plane and a clock that a test moves. */
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { browserOffer } from '#tests/support/sdp-samples.ts';
import { goLive, setUp, startTestServer } from '#tests/support/test-server.ts';
import { streamClient } from './stream-client.ts';

export const OFFER = browserOffer('sendonly');

export type WhipHall = Awaited<ReturnType<typeof openWhipHall>>;

/** Close it with `server`. */
export async function openWhipHall() {
  const clock = createFakeClock();
  const plane = createFakeMediaPlane();
  const server = await startTestServer({ overrides: { mediaPlane: plane, clock } });
  const { admin, units } = await setUp(server);
  const session = await goLive(admin, units);
  return {
    ...{ clock, plane, server, admin, session },
    client: streamClient(server, session),
    addEncoder: () => admin.must('stage:addEncoder', { label: '分会场' }, session),
    /** Connections that publish as a source. */
    ownersOf: (sourceId: string) => [
      ...new Set(
        plane
          .producers(session.sessionId)
          .filter((producer) => producer.sourceId === sourceId)
          .map(({ ownerId }) => ownerId),
      ),
    ],
  };
}
