/**
 * Sends frames to the sockets of this process. A frame is encoded and WebSocket-framed once, then the same
 * buffers are handed to every socket: that is what keeps the cost per viewer at that of a bare WebSocket.
 */

import type { Broadcaster } from '#server/ports/broadcaster.ts';
import type { Frame, MediaNotice, Mine } from '#shared/contract/protocol.ts';
import { type ConsultationSocket, frameOnce, rawSocketOf } from './raw-socket.ts';

/** A socket that has not taken this much is cut off; it comes back and resumes. Bytes. */
const MAX_BUFFERED = 1024 * 1024;
/** Sockets served before other work gets a turn, so that a big room does not block pings and commands. */
const SLICE = 300;

/** Engine.IO `4` (message) + Socket.IO `2` (event) + arguments. */
function encodeEvent(name: string, argument: unknown): string {
  return `42${JSON.stringify([name, argument])}`;
}

export class SocketBroadcaster implements Broadcaster {
  readonly #channels = new Map<string, Set<ConsultationSocket>>();

  join(channel: string, socket: ConsultationSocket): void {
    const members = this.#channels.get(channel);
    if (members === undefined) this.#channels.set(channel, new Set([socket]));
    else members.add(socket);
  }

  leave(channel: string, socket: ConsultationSocket): void {
    const members = this.#channels.get(channel);
    members?.delete(socket);
    if (members?.size === 0) this.#channels.delete(channel);
  }

  size(channel: string): number {
    return this.#channels.get(channel)?.size ?? 0;
  }

  sendFrame(channel: string, frame: Frame): void {
    const members = this.#channels.get(channel);
    if (members === undefined) return;
    const text = encodeEvent('frame', frame);
    // Head and payload in one piece: a single write per socket costs a tenth less than a gathered one.
    this.#sendSlice([...members], 0, [Buffer.concat(frameOnce(text))], text);
  }

  sendMine(channel: string, mine: Mine): void {
    for (const socket of this.#channels.get(channel) ?? []) socket.emit('mine', mine);
  }

  sendMedia(channel: string, notice: MediaNotice): void {
    for (const socket of this.#channels.get(channel) ?? []) socket.emit('media', notice);
  }

  #sendSlice(
    members: readonly ConsultationSocket[],
    start: number,
    buffers: readonly Buffer[],
    text: string,
  ): void {
    const end = Math.min(start + SLICE, members.length);
    for (let at = start; at < end; at += 1) {
      const socket = members[at];
      if (socket !== undefined) sendRaw(socket, buffers, text);
    }
    if (end < members.length) setImmediate(() => this.#sendSlice(members, end, buffers, text));
  }
}

/** Straight to the WebSocket; whatever is not a plain open WebSocket is skipped, since it will resume. */
function sendRaw(socket: ConsultationSocket, buffers: readonly Buffer[], text: string): void {
  const raw = rawSocketOf(socket);
  if (raw === null) return;
  if (raw.bufferedAmount > MAX_BUFFERED) {
    socket.disconnect(true);
    return;
  }
  if (!raw.sendFrame(buffers)) raw.sendText(text);
}
