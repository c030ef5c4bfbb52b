/** Sends to the sockets of this process. A channel is a set of sockets that receive the same bytes. */
import type { Frame, MediaNotice, Mine } from '#shared/contract/protocol.ts';

export interface Broadcaster {
  /** One frame for all sockets of a channel; encoded once. */
  sendFrame(channel: string, frame: Frame): void;
  /** To the sockets of one person in a session. */
  sendMine(channel: string, mine: Mine): void;
  sendMedia(channel: string, notice: MediaNotice): void;
  /** Number of sockets in a channel. */
  size(channel: string): number;
}

/** Channel of an audience of a session. */
export function audienceChannel(sessionId: string, audience: string): string {
  return `${sessionId}/${audience}`;
}

/** Channel of one person in a session. */
export function personChannel(sessionId: string, personId: string): string {
  return `${sessionId}/person:${personId}`;
}

/** Channel of a single connection, by the id under which it owns its media. */
export function connectionChannel(sessionId: string, ownerId: string): string {
  return `${sessionId}/connection:${ownerId}`;
}

/** Channel of everybody in a session who has a media connection. */
export function mediaChannel(sessionId: string): string {
  return `${sessionId}/media`;
}
