/** Addresses and keys of streams as people paste them. The server has the last word; this saves a way. */
import { LIMITS } from '#shared/kernel/limits.ts';

/** What a partner's stream may be fetched by. */
export const FETCHED = ['https', 'http', 'rtmp', 'rtmps'] as const;
/** What platforms take. */
export const SENT = ['rtmp', 'rtmps'] as const;

/** Whether it is a whole address of one of the protocols. By hand: browsers disagree on how `URL` reads rtmp. */
export function isStreamAddress(text: string, protocols: readonly string[]): boolean {
  const found = /^([a-z]+):\/\/[^\s/?#]+\S*$/i.exec(text);
  if (found === null || text.length > LIMITS.streamAddress) return false;
  return protocols.includes(found[1]?.toLowerCase() ?? '');
}

/** Whether it can be a key: visible ASCII without spaces. */
export function isStreamKey(text: string): boolean {
  return /^[\x21-\x7e]{1,500}$/.test(text);
}

/** The machine that an address names, for a line that has room for no more; what lets one in is left out. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^\s/?#@]*@)?([^\s/?#]+)/i.exec(url)?.[1] ?? url;
}
