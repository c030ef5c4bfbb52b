/** Requests for a whole picture, as a publisher receives them. */

const PAYLOAD_FEEDBACK = 206;
const PICTURE_LOSS = 1;
const FULL_INTRA = 4;

/** Requests in one RTCP datagram, decrypted: picture loss (RFC 4585) and full intra (RFC 5104). */
export function countKeyFrameRequests(datagram: Buffer): number {
  let count = 0;
  for (let at = 0; at + 4 <= datagram.length; ) {
    const format = datagram.readUInt8(at) & 0x1f;
    const type = datagram.readUInt8(at + 1);
    if (type === PAYLOAD_FEEDBACK && (format === PICTURE_LOSS || format === FULL_INTRA)) count += 1;
    at += 4 * (datagram.readUInt16BE(at + 2) + 1);
  }
  return count;
}

/** How many lie in the fullest second. Times in milliseconds, in order. */
export function busiestSecond(timesMs: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [at, time] of timesMs.entries()) {
    while (time - (timesMs[first] ?? time) >= 1000) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}
