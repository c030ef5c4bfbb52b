/** The desk's voice never stays open by itself: with microphones and paths made of paper. */
import { describe, expect, it } from 'vitest';
import { createStore } from '#client/lib/store.ts';
import type { Captured } from '#client/media/capture.ts';
import type { Publisher, PublisherState } from '#client/media/media-client.ts';
import type { TalkEnd, TalkLink } from '#client/media/talk-link.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { PaperSignalling } from '#tests/support/paper-media.ts';
import { createTalk } from './talk.ts';

const signalling = new PaperSignalling();

function paperTrack(log: string[], name: string): MediaStreamTrack {
  return Object.create({
    clone: () => paperTrack(log, 'copy'),
    stop: () => void log.push(`stop ${name}`),
  });
}

/** A promise that the test settles. */
interface Later<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function later<T>(): Later<T> {
  const settle: Partial<Later<T>> = {};
  const promise = new Promise<T>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  const { resolve = () => undefined, reject = () => undefined } = settle;
  return { promise, resolve, reject };
}

/** A talk whose microphone and path come when the test lets them. */
function setUp() {
  const log: string[] = [];
  const captured = later<Captured>();
  const opened = later<Result<TalkLink>>();
  const asked = later<(reason: TalkEnd) => void>();
  const talk = createTalk(signalling, {
    capture: () => captured.promise,
    openLink: (_signalling, _track, onEnd) => {
      log.push('open');
      asked.resolve(onEnd);
      return opened.promise;
    },
  });
  const track = paperTrack(log, 'track');
  const link: TalkLink = { close: () => void log.push('close link') };
  return { talk, log, captured, opened, asked, track, link };
}

/** One whose microphone is open for the audience. */
function livePublisher(log: string[]): Publisher {
  const track = paperTrack(log, 'own');
  const stateOf = (muted: boolean): PublisherState => ({
    ...{ link: 'live', code: null, removed: false, displaced: null },
    tracks: { microphone: { track, muted, live: true } },
  });
  const state = createStore(stateOf(false));
  return {
    state,
    devices: async () => [],
    start: async () => ({ ok: false, error: 'failed' }),
    setMuted: (role, muted) => {
      log.push(`${muted ? 'mute' : 'unmute'} ${role}`);
      state.set(stateOf(muted));
    },
    stop: () => undefined,
    stats: async () => null,
    close: () => undefined,
  };
}

/** Everything that was waiting has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('talking to waiting guests', () => {
  it('[T45] that is stopped before the microphone came opens no path and lets the microphone go', async () => {
    const { talk, log, captured, track } = setUp();
    talk.start(null);
    talk.stop();
    captured.resolve({ ok: true, track });
    await settled();
    expect([log, talk.state.get().is]).toEqual([['stop track'], 'off']);
  });

  it('[T45] that is stopped while the path opens gives the microphone back and closes the path', async () => {
    const { talk, log, opened, asked, link } = setUp();
    talk.start(livePublisher(log));
    await asked.promise;
    talk.stop();
    expect(log).toEqual(['mute microphone', 'open', 'stop copy', 'unmute microphone']);
    opened.resolve(ok(link));
    await settled();
    expect([log.slice(4), talk.state.get().is]).toEqual([['close link'], 'off']);
  });

  it.each([
    ['refused', (opened: Later<Result<TalkLink>>) => opened.resolve(refuse('media_unavailable'))],
    ['broken', (opened: Later<Result<TalkLink>>) => opened.reject(new Error('no such file'))],
  ])('[T45] whose path is %s has failed, gives the microphone back and may begin anew', async (_, end) => {
    const { talk, log, opened, asked } = setUp();
    talk.start(livePublisher(log));
    await asked.promise;
    end(opened);
    await settled();
    expect(talk.state.get()).toEqual({ is: 'failed', problem: null, keepsClosed: false });
    expect(log).toEqual(['mute microphone', 'open', 'stop copy', 'unmute microphone']);
    talk.start(null);
    expect(talk.state.get().is).toBe('opening');
  });

  it('[T45] closes the path before the audience hears the microphone again', async () => {
    const { talk, log, opened, link } = setUp();
    talk.start(livePublisher(log));
    opened.resolve(ok(link));
    await settled();
    expect(talk.state.get().is).toBe('talking');
    talk.stop();
    talk.stop();
    expect(log.slice(2)).toEqual(['close link', 'stop copy', 'unmute microphone']);
  });

  /** A talk in full course, of one whose microphone was open for the audience. */
  const talking = async () => {
    const all = setUp();
    const publisher = livePublisher(all.log);
    all.talk.start(publisher);
    all.opened.resolve(ok(all.link));
    await settled();
    return { ...all, publisher, end: await all.asked.promise };
  };

  it('[T45] that ends because the microphone is opened for the audience leaves that as it is', async () => {
    const { talk, log, publisher, end } = await talking();
    publisher.setMuted('microphone', false);
    end('closed');
    talk.stop();
    expect(log.slice(2)).toEqual(['unmute microphone', 'stop copy']);
    expect(talk.state.get()).toEqual({ is: 'off', problem: null, keepsClosed: false });
  });

  it.each(['lost', 'closed'] as const)(
    '[T45] that is %s while somebody may be speaking keeps the microphone closed for the audience, and says so',
    async (reason) => {
      const { talk, log, end } = await talking();
      end(reason);
      talk.stop();
      expect(log.slice(2)).toEqual(['stop copy']);
      expect(talk.state.get()).toEqual({ is: 'failed', problem: null, keepsClosed: true });
      talk.start(null);
      expect(talk.state.get()).toEqual({ is: 'opening', problem: null, keepsClosed: false });
    },
  );

  it('[T45] that is lost has failed, also where the audience did not hear the microphone before', async () => {
    const { talk, captured, opened, asked, link, track } = setUp();
    talk.start(null);
    captured.resolve({ ok: true, track });
    opened.resolve(ok(link));
    await settled();
    (await asked.promise)('lost');
    expect(talk.state.get()).toEqual({ is: 'failed', problem: null, keepsClosed: false });
  });

  it('says what is in the way of the microphone', async () => {
    const { talk, captured } = setUp();
    talk.start(null);
    captured.resolve({ ok: false, error: 'permission_blocked' });
    await settled();
    const problem = { kind: 'microphone', error: 'permission_blocked' };
    expect(talk.state.get()).toMatchObject({ is: 'off', problem });
  });

  it('has failed to get a microphone that breaks while it is asked for', async () => {
    const { talk, captured } = setUp();
    talk.start(null);
    captured.reject(new Error('broken'));
    await settled();
    expect(talk.state.get()).toMatchObject({ is: 'off', problem: { kind: 'microphone', error: 'failed' } });
  });
});
