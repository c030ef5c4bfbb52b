/** A crowd that watches by WebRTC: it shakes hands, keeps the path open and lets the kernel throw the pictures away. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RtpPacket } from 'werift';
import { answerCalls } from '../lib/child.ts';
import { sharedNowMs } from '../lib/clock.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { type Caller, createHttpCaller, openRoomCaller } from '../lib/webrtc/ask.ts';
import { readClip } from '../lib/webrtc/clip.ts';
import { Acknowledger } from '../lib/webrtc/feedback.ts';
import { openJanusPath } from '../lib/webrtc/janus.ts';
import { watch } from '../lib/webrtc/join.ts';
import { type Identity, makeIdentity, type WebrtcPath } from '../lib/webrtc/path.ts';
import { udpDrops } from '../lib/webrtc/udp-drops.ts';
import type { RoomPlace } from './place.ts';

/** Where the crowd watches. */
export type Screen =
  | { readonly kind: 'room'; readonly place: RoomPlace; readonly producerId: string }
  | { readonly kind: 'bare'; readonly url: string; readonly producerId: string }
  | { readonly kind: 'janus'; readonly url: string; readonly mountpoint: number };

export interface Sample {
  /** Packets that were read, decrypted, and found in the film. */
  readonly packets: number;
  readonly genuine: number;
  /** Of RTP, header included. */
  readonly bytesPerPacket: number;
}

export interface MediaViewerCalls {
  /**
   * So many more viewers join, a few at a time. Answers what protection was agreed on, and what the first of them
   * received.
   */
  enter(options: {
    readonly crowd: string;
    readonly screen: Screen;
    readonly count: number;
    /** Tells these viewers from those of other processes. */
    readonly first: number;
    readonly clip: string;
  }): Promise<{ readonly suites: readonly string[]; readonly sample: Sample }>;
  /** Datagrams per second that the kernel brought to a crowd within this time, which lies ahead. */
  count(options: {
    readonly crowd: string;
    readonly startMs: number;
    readonly ms: number;
  }): Promise<{ readonly perSecond: number }>;
}

const AT_ONCE = 4;
const SAMPLED = 3;
const SAMPLE_MS = 1_000;
/** As browsers do (RFC 7675). */
const CONSENT_EVERY_MS = 4_000;
const AWAKE_MS = 10;
const NAP_MS = 250;
/** Of mediasoup. */
const PROBE_PAYLOAD_TYPE = 127;

/** What this process has read: all of it in number, some of it in content. */
interface Seen {
  datagrams: number;
  readonly digests: string[];
  bytes: number;
}

interface Crowd {
  readonly paths: WebrtcPath[];
  readonly acknowledgers: Map<WebrtcPath, Acknowledger>;
  readonly callers: Caller[];
  readonly seen: Seen;
}

const crowds = new Map<string, Crowd>();
let made: Promise<Identity> | null = null;

function crowdOf(name: string): Crowd {
  const crowd = crowds.get(name) ?? {
    paths: [],
    acknowledgers: new Map(),
    callers: [],
    seen: { datagrams: 0, digests: [], bytes: 0 },
  };
  crowds.set(name, crowd);
  return crowd;
}

async function callerOf(screen: Exclude<Screen, { kind: 'janus' }>, number: number): Promise<Caller> {
  if (screen.kind === 'bare') return createHttpCaller(screen.url);
  const { place } = screen;
  const cookie = createPeople(place.secret, 'media')(number);
  return openRoomCaller({ place, cookie, localAddress: localAddressOf(0, number) });
}

async function open(crowd: Crowd, screen: Screen, number: number, identity: Identity): Promise<WebrtcPath> {
  if (screen.kind === 'janus') return openJanusPath(screen, identity);
  const caller = await callerOf(screen, number);
  crowd.callers.push(caller);
  const { path, wideNumbersId } = await watch(caller, screen.producerId, identity);
  if (wideNumbersId !== null) crowd.acknowledgers.set(path, new Acknowledger(wideNumbersId));
  return path;
}

async function enterOne(crowd: Crowd, screen: Screen, number: number, identity: Identity): Promise<string> {
  const path = await open(crowd, screen, number, identity);
  crowd.paths.push(path);
  if (crowd.paths.length > SAMPLED) leaveUnread(path, crowd);
  else read(path, crowd);
  return path.suite;
}

const digestOf = (payload: Buffer): string => createHash('sha1').update(payload).digest('base64');

/** Decrypts from the first packet on, as the count of rounds of the numbers demands (RFC 3711, 3.3.1). */
function read(path: WebrtcPath, { seen, acknowledgers }: Crowd): void {
  path.onMedia = (datagram, kind) => {
    seen.datagrams += 1;
    if (kind === 'rtp') acknowledgers.get(path)?.note(datagram);
    // Padding by which the server tries out the line is no part of the film.
    if (kind !== 'rtp' || (datagram.readUInt8(1) & 0x7f) === PROBE_PAYLOAD_TYPE) return;
    const rtp = path.srtp.decrypt(datagram);
    const { payload } = RtpPacket.deSerialize(rtp);
    seen.digests.push(digestOf(payload));
    seen.bytes += rtp.length;
  };
}

/** Ends the reading, and compares it with the film. */
async function compare(crowd: Crowd, clip: string): Promise<Sample> {
  const { paths, seen } = crowd;
  for (const path of paths.slice(0, SAMPLED)) leaveUnread(path, crowd);
  const known = new Set((await readClip(clip)).pictures.flat().map(digestOf));
  const packets = seen.digests.length;
  const genuine = seen.digests.filter((digest) => known.has(digest)).length;
  return { packets, genuine, bytesPerPacket: packets === 0 ? 0 : seen.bytes / packets };
}

function leaveUnread(path: WebrtcPath, { seen, acknowledgers }: Crowd): void {
  path.shrinkBuffer();
  const acknowledger = acknowledgers.get(path);
  path.onMedia = (datagram, kind) => {
    seen.datagrams += 1;
    if (kind === 'rtp') acknowledger?.note(datagram);
  };
}

/** Joining, which needs a thread that is awake. */
let entering = 0;
/** What must not be slept through. */
let alarmMs = Number.POSITIVE_INFINITY;
let consentedMs = 0;

function consent(): void {
  if (sharedNowMs() - consentedMs < CONSENT_EVERY_MS) return;
  consentedMs = sharedNowMs();
  for (const { paths } of crowds.values()) for (const path of paths) path.consent();
}

/** What was seen last stands for all that came until then. */
function acknowledge(): void {
  const nowMs = sharedNowMs();
  for (const { acknowledgers } of crowds.values()) {
    for (const [path, acknowledger] of acknowledgers) {
      const feedback = acknowledger.next(nowMs);
      if (feedback !== null) path.send(path.srtcp.encrypt(feedback));
    }
  }
}

/** A thread that sleeps reads nothing; it wakes to be asked things, and as often as its paths need a word. */
async function doze(): Promise<never> {
  const bed = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    await sleep(AWAKE_MS);
    consent();
    acknowledge();
    const nap = Math.min(NAP_MS, alarmMs - sharedNowMs());
    if (entering === 0 && nap > 0) Atomics.wait(bed, 0, 0, nap);
  }
}

async function until(timeMs: number): Promise<void> {
  alarmMs = timeMs;
  await sleep(Math.max(0, timeMs - sharedNowMs()));
  alarmMs = Number.POSITIVE_INFINITY;
}

type Entrance = Parameters<MediaViewerCalls['enter']>[0];

async function enter({ crowd: name, screen, count, first, clip }: Entrance) {
  made ??= makeIdentity();
  const identity = await made;
  const crowd = crowdOf(name);
  const suites = new Set<string>();
  for (let at = 0; at < count; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, more) =>
      enterOne(crowd, screen, first + at + more, identity),
    );
    for (const suite of await Promise.all(some)) suites.add(suite);
  }
  await sleep(SAMPLE_MS);
  return { suites: [...suites], sample: await compare(crowd, clip) };
}

const calls: { [K in keyof MediaViewerCalls]: MediaViewerCalls[K] } = {
  enter: async (entrance) => {
    entering += 1;
    try {
      return await enter(entrance);
    } finally {
      entering -= 1;
    }
  },
  count: async ({ crowd: name, startMs, ms }) => {
    const crowd = crowdOf(name);
    const ports = new Set(crowd.paths.map(({ localPort }) => localPort));
    const look = () => ({ atMs: sharedNowMs(), packets: udpDrops(ports) + crowd.seen.datagrams });
    await until(startMs);
    const before = look();
    await until(startMs + ms);
    const after = look();
    return { perSecond: ((after.packets - before.packets) * 1000) / (after.atMs - before.atMs) };
  },
};
void doze();
answerCalls(calls);
