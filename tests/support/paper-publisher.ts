/** A publisher's paths and devices made of paper. */
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';
import type { LinkCondition } from '#client/media/device.ts';
import { createPublisher } from '#client/media/publisher.ts';
import type { SendLink } from '#client/media/send-link.ts';
import type { MediaSignalling } from '#client/media/signalling.ts';
import { ok } from '#shared/kernel/result.ts';
import { PaperSignalling } from './paper-media.ts';

class PaperTrack extends EventTarget {
  enabled = true;
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

/** Something that is awaited, at once until it is held. */
function gate() {
  const state = { open: Promise.resolve(), hold };
  /** Answers what lets it go on. */
  function hold(): () => void {
    let release = (): void => undefined;
    state.open = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  }
  return state;
}

/** A publisher with cameras, and a path on which nothing travels. */
export function paperPublisher() {
  const signalling = new PaperSignalling();
  const log: string[] = [];
  const tracks: PaperTrack[] = [];
  const conditions: ((condition: LinkCondition) => void)[] = [];
  const refuse: { code: FailureCode | null } = { code: null };
  const taken = new Map<string, FailureCode>();
  const sending = gate();
  const replacing = gate();
  const asked = { paths: 0 };
  const openLink = async (
    _: MediaSignalling,
    onCondition: (condition: LinkCondition) => void,
  ): Promise<Outcome<SendLink>> => {
    asked.paths += 1;
    if (refuse.code !== null) return { ok: false, code: refuse.code };
    conditions.push(onCondition);
    return ok({
      send: async (role, _track, again) => {
        log.push(again === true ? `send ${role} again` : `send ${role}`);
        await sending.open;
        const code = taken.get(role);
        if (code !== undefined) return { ok: false, code };
        onCondition('connected');
        return ok({
          producerId: role,
          setPaused: async (paused: boolean) => {
            log.push(`${paused ? 'pause' : 'resume'} ${role}`);
            return ok({});
          },
          replace: async () => {
            log.push(`replace ${role}`);
            await replacing.open;
          },
          close: () => void log.push(`close ${role}`),
        });
      },
      restartIce: async () => true,
      stats: () => Promise.reject(new Error('not used')),
      close: () => void log.push('close path'),
    });
  };
  const give = async (): Promise<MediaStream> => {
    const track = new PaperTrack();
    tracks.push(track);
    return Object.create({ getTracks: () => [track] });
  };
  const mediaDevices: MediaDevices = Object.create({ getUserMedia: give, getDisplayMedia: give });
  const publisher = createPublisher(signalling, {
    openLink,
    environment: { isSecureContext: true, mediaDevices },
    chance: () => 0,
  });
  return {
    ...{ publisher, log, tracks, conditions, refuse, taken, signalling, asked },
    /** What is sent from now on is taken when the answer is called. */
    hold: sending.hold,
    /** Another device is taken when the answer is called. */
    holdReplacing: replacing.hold,
  };
}
