/** Somebody who publishes the same film to the product and to its peers, to one of them at a time, at real rate. */
import { createSocket } from 'node:dgram';
import { RtpHeader } from 'werift';
import { answerCalls } from '../lib/child.ts';
import { createPeople } from '../lib/people.ts';
import { type Caller, createHttpCaller, openRoomCaller } from '../lib/webrtc/ask.ts';
import { type Clip, PICTURES_PER_SECOND, readClip } from '../lib/webrtc/clip.ts';
import { PUBLISHED, publish } from '../lib/webrtc/join.ts';
import { busiestSecond, countKeyFrameRequests } from '../lib/webrtc/key-frames.ts';
import { makeIdentity, type WebrtcPath } from '../lib/webrtc/path.ts';
import type { RoomPlace } from './place.ts';

/** Where the film goes: a guest's link of the product, a bare media server, or a port that takes plain RTP. */
export type Stage =
  | { readonly kind: 'room'; readonly place: RoomPlace; readonly guestToken: string }
  | { readonly kind: 'bare'; readonly url: string }
  | { readonly kind: 'plain'; readonly port: number };

export interface MediaPublisherCalls {
  /** Opens the path to a stage; answers the id of the producer. */
  open(options: { readonly name: string; readonly stage: Stage }): Promise<string>;
  /** The film goes to this stage from now on, and to no other; null stops it. */
  flow(options: { readonly name: string | null; readonly clip: string }): Promise<void>;
  /** Requests for whole pictures since the last question: all of them, and those of the fullest second. */
  keyFrameRequests(name: string): { readonly count: number; readonly busiestSecond: number };
}

interface Way {
  /** Milliseconds at which a whole picture was asked for. */
  readonly requests: number[];
  send(header: RtpHeader, payload: Buffer): void;
  /** As a camera's encoder follows such a request. */
  wanted: boolean;
}

const ways = new Map<string, Way>();
let flowing: NodeJS.Timeout | null = null;

async function callerOf(stage: Exclude<Stage, { kind: 'plain' }>): Promise<Caller> {
  if (stage.kind === 'bare') return createHttpCaller(stage.url);
  const { place, guestToken } = stage;
  const cookie = createPeople(place.secret, 'stage')(1);
  return openRoomCaller({ place, guestToken, cookie, localAddress: place.host });
}

function encryptedWay(path: WebrtcPath): Way {
  const way: Way = {
    requests: [],
    wanted: false,
    send: (header, payload) => path.send(path.srtp.encrypt(payload, header)),
  };
  path.onMedia = (datagram, kind) => {
    if (kind !== 'rtcp') return;
    const count = countKeyFrameRequests(path.srtcp.decrypt(datagram));
    for (let at = 0; at < count; at += 1) way.requests.push(performance.now());
    if (count > 0) way.wanted = true;
  };
  setInterval(() => path.consent(), CONSENT_EVERY_MS);
  return way;
}

function plainWay(port: number): Way {
  const socket = createSocket('udp4');
  return {
    requests: [],
    wanted: false,
    send: (header, payload) =>
      socket.send(Buffer.concat([header.serialize(header.serializeSize), payload]), port, '127.0.0.1'),
  };
}

const CONSENT_EVERY_MS = 4_000;
const TICKS_PER_PICTURE = PUBLISHED.clockRate / PICTURES_PER_SECOND;

/** Sends picture after picture on time; the numbers go on from where the last film ended. */
class Film {
  readonly #clip: Clip;
  #sequence = 1;
  #timestamp = 1;
  #next = 0;

  constructor(clip: Clip) {
    this.#clip = clip;
  }

  /** From the beginning, where a whole picture stands. */
  rewind(): void {
    this.#next = 0;
  }

  sendNext(way: Way): void {
    if (way.wanted) this.rewind();
    way.wanted = false;
    const picture = this.#clip.pictures[this.#next % this.#clip.pictures.length] ?? [];
    for (const [at, payload] of picture.entries()) {
      const header = new RtpHeader({
        payloadType: PUBLISHED.payloadType,
        ssrc: PUBLISHED.ssrc,
        sequenceNumber: this.#sequence,
        timestamp: this.#timestamp,
        marker: at === picture.length - 1,
      });
      way.send(header, payload);
      this.#sequence = (this.#sequence + 1) % 2 ** 16;
    }
    this.#timestamp = (this.#timestamp + TICKS_PER_PICTURE) % 2 ** 32;
    this.#next += 1;
  }
}

const films = new Map<string, Film>();

function begin(way: Way, film: Film): void {
  film.rewind();
  const startMs = performance.now();
  let sent = 0;
  flowing = setInterval(() => {
    const due = Math.floor(((performance.now() - startMs) * PICTURES_PER_SECOND) / 1000);
    for (; sent < due; sent += 1) film.sendNext(way);
  }, 10);
}

const calls: { [K in keyof MediaPublisherCalls]: MediaPublisherCalls[K] } = {
  open: async ({ name, stage }) => {
    if (stage.kind === 'plain') {
      ways.set(name, plainWay(stage.port));
      return '';
    }
    const { producerId, path } = await publish(await callerOf(stage), await makeIdentity());
    ways.set(name, encryptedWay(path));
    return producerId;
  },
  flow: async ({ name, clip }) => {
    if (flowing !== null) clearInterval(flowing);
    flowing = null;
    if (name === null) return;
    const way = ways.get(name);
    if (way === undefined) throw new Error(`${name} has no way`);
    const film = films.get(name) ?? new Film(await readClip(clip));
    films.set(name, film);
    begin(way, film);
  },
  keyFrameRequests: (name) => {
    const requests = ways.get(name)?.requests.splice(0) ?? [];
    return { count: requests.length, busiestSecond: busiestSecond(requests) };
  },
};
answerCalls(calls);
