/** A platform that takes the programme by RTMP: it knows one key, and keeps the newest stream. */
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createRtmpDoor } from '#server/adapters/rtmp/rtmp-door.ts';
import type { Knock, PushedTag } from '#server/ports/encoder-door.ts';
import { ok, refuse } from '#shared/kernel/result.ts';

const FLV_HEADER = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]);

export interface RtmpPlatform {
  /** Everybody who came, oldest first. */
  readonly knocks: readonly Knock[];
  /** What has arrived of the newest stream, as a file. */
  flv(): Buffer;
  close(): Promise<void>;
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
    flv: () => Buffer.concat([FLV_HEADER, ...tags.map(({ bytes }) => bytes)]),
    close: () => door.close(),
  };
}
