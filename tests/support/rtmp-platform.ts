/** A platform that takes the programme by RTMP: it knows one key, and keeps the newest stream. */
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createRtmpDoor } from '#server/adapters/rtmp/rtmp-door.ts';
import type { Knock, PushedTag } from '#server/ports/encoder-door.ts';
import { ok, refuse } from '#shared/kernel/result.ts';

const FLV_HEADER = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]);

export interface RtmpPlatform {
  /** Everybody who came, oldest first. */
  readonly knocks: readonly Knock[];
  /** The last seconds of the newest stream, as a file: all of it would take ever longer to decode. */
  flv(): Buffer;
  /** How much has arrived of the newest stream. */
  bytes(): number;
  close(): Promise<void>;
}

/** How many of the newest full pictures are kept, with all that follows them; there is one every two seconds. */
const FULL_PICTURES = 3;

/** What a decoder has to know first, and then what came last. */
function newest(tags: readonly PushedTag[]): readonly PushedTag[] {
  const full = tags.flatMap(({ role }, at) => (role === 'key' ? [at] : []));
  const from = full.at(-FULL_PICTURES) ?? 0;
  return [...tags.slice(0, from).filter(({ role }) => role === 'header'), ...tags.slice(from)];
}

/** Listens on a port of this machine; other keys than this one are refused. */
export async function openPlatform(port: number, key: string): Promise<RtmpPlatform> {
  const knocks: Knock[] = [];
  let tags: PushedTag[] = [];
  const log = createPinoLog({ level: 'silent' });
  const door = createRtmpDoor({ port, host: '127.0.0.1', log });
  const opened = await door.open(async (knock) => {
    knocks.push(knock);
    tags = [];
    if (knock.key !== key) return refuse('wrong_credentials');
    return ok({ take: (tag) => void tags.push(tag), ended: () => undefined });
  });
  if ('fault' in opened) throw new Error(opened.fault);
  return {
    knocks,
    flv: () => Buffer.concat([FLV_HEADER, ...newest(tags).map(({ bytes }) => bytes)]),
    bytes: () => tags.reduce((sum, { bytes }) => sum + bytes.length, 0),
    close: () => door.close(),
  };
}
