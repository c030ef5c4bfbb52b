/** How the desk's voice opens and ends, over a path made of paper. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#client/lib/outcome.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { PaperSignalling } from '#tests/support/paper-media.ts';
import type { LinkCondition } from './device.ts';
import type { SendLink, SentTrack } from './send-link.ts';
import { openTalkLink } from './talk-link.ts';

function setUp() {
  const signalling = new PaperSignalling();
  const log: string[] = [];
  const track: MediaStreamTrack = Object.create(null);
  const sent: SentTrack = {
    producerId: 'p1',
    setPaused: async () => ok({}),
    replace: async () => undefined,
    close: () => undefined,
  };
  const path = {
    condition: (_: LinkCondition): void => undefined,
    fails: false,
    send: async (): Promise<Outcome<SentTrack>> => ok(sent),
  };
  const link: SendLink = {
    send: (role) => {
      log.push(`send ${role}`);
      return path.send();
    },
    restartIce: async () => true,
    stats: () => Promise.reject(new Error('not used')),
    close: () => void log.push('close'),
  };
  const open = () =>
    openTalkLink(
      signalling,
      track,
      (reason) => void log.push(`ended: ${reason}`),
      async (_, onCondition) => {
        if (path.fails) throw new Error('the code did not come');
        path.condition = onCondition;
        return ok(link);
      },
    );
  return { open, path, log, signalling, sent };
}

describe('the path of the desk’s voice', () => {
  it.each([
    ['its path failed', 'lost', ({ path }: ReturnType<typeof setUp>) => path.condition('failed')],
    [
      'the room was lost',
      'lost',
      ({ signalling }: ReturnType<typeof setUp>) => signalling.notify({ kind: 'roomLost' }),
    ],
    ['the connection was away', 'lost', ({ signalling }: ReturnType<typeof setUp>) => signalling.reconnect()],
    [
      'the server closed it',
      'closed',
      ({ signalling }: ReturnType<typeof setUp>) =>
        signalling.notify({ kind: 'producerClosed', producerId: 'p1' }),
    ],
  ] as const)('[T45] is closed and told once when %s', async (_, reason, end) => {
    const all = setUp();
    expect((await all.open()).ok).toBe(true);
    all.signalling.notify({ kind: 'producerClosed', producerId: 'another' });
    expect(all.log).toEqual(['send talkback']);
    end(all);
    end(all);
    expect(all.log).toEqual(['send talkback', 'close', `ended: ${reason}`]);
    expect(all.signalling.listeners).toBe(0);
  });

  it('is refused, and listens no longer, when its code does not come', async () => {
    const { open, path, signalling } = setUp();
    path.fails = true;
    expect(await open()).toMatchObject({ ok: false, code: 'media_unavailable' });
    expect(signalling.listeners).toBe(0);
  });

  it('is closed when the voice is refused, or ends while it is opening', async () => {
    const refused = setUp();
    refused.path.send = async () => refuse('unsupported');
    expect((await refused.open()).ok).toBe(false);
    expect(refused.log).toEqual(['send talkback', 'close']);
    const early = setUp();
    early.path.send = async () => {
      early.signalling.notify({ kind: 'producerClosed', producerId: 'p1' });
      return ok(early.sent);
    };
    expect((await early.open()).ok).toBe(false);
    expect(early.log).toEqual(['send talkback', 'close']);
  });
});
