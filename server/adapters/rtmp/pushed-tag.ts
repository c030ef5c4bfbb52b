/** From the library's packets to the tags of the port. */
import Flv from 'node-media-server/src/protocol/flv.js';
import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';
import type { PushedTag } from '#server/ports/encoder-door.ts';

const SOUND = 8;
const PICTURE = 9;
const H264 = 7;
const AAC = 10;
const MP3 = 2;
const ROLES: readonly (PushedTag['role'] | undefined)[] = ['header', 'other', 'header', 'key', 'other'];
/** Where the H.264 header tells profile and level: behind five bytes of the tag and one of its own. */
const PROFILE_AT = 6;
const LEVEL_AT = 8;

/** The tag, or null for data that is neither picture nor sound. */
export function toPushedTag(packet: AvPacket): PushedTag | null {
  const { codec_type: type, codec_id: codec, flags, pts, dts, size } = packet;
  const role = ROLES[flags];
  if ((type !== SOUND && type !== PICTURE) || role === undefined || size === 0) return null;
  const bytes = Flv.createMessage(packet);
  const tag = { role, atMs: dts, reordered: false, bytes };
  if (type === SOUND) return { ...tag, kind: 'audio', known: codec === AAC || codec === MP3 };
  return { ...tag, kind: 'video', reordered: role !== 'header' && pts !== dts, ...describe(packet, role) };
}

function describe({ codec_id: codec, size, data }: AvPacket, role: PushedTag['role']) {
  if (codec !== H264) return { known: false };
  if (role !== 'header' || size <= LEVEL_AT) return { known: true };
  return { known: true, profile: data[PROFILE_AT] ?? 0, level: data[LEVEL_AT] ?? 0 };
}
