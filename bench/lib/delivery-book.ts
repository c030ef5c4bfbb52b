/** Notes what a crowd of sockets receives: how many frames, and when each comment reached each socket. */

import { sharedNowMs } from './clock.ts';
import { dueTimesIn } from './comment-text.ts';
import { type HistogramDump, LatencyHistogram } from './percentile.ts';

const FRAME_START = '42["frame",';
/** Enough of a frame to tell it from others: it begins with its numbers. */
const KEY_BYTES = 64;

export interface CommentReceipts {
  readonly dueMs: number;
  readonly receipts: number;
  readonly lastMs: number;
}

export interface Deliveries {
  readonly frames: number;
  readonly bytes: number;
  readonly comments: readonly CommentReceipts[];
  readonly latencies: HistogramDump;
  /** The different frames that carried comments, as they came. */
  readonly texts: readonly string[];
}

interface FrameNote {
  readonly text: string;
  readonly dueMs: readonly number[];
  readonly arrivalsMs: number[];
}

export class DeliveryBook {
  #frames = 0;
  #bytes = 0;
  readonly #notes = new Map<string, FrameNote>();

  /** A text arrived at one of the sockets. Frames are the same bytes for all, so each is read once. */
  note(payload: Buffer): void {
    const key = payload.toString('latin1', 0, KEY_BYTES);
    if (!key.startsWith(FRAME_START)) return;
    this.#frames += 1;
    this.#bytes += payload.length;
    if (key.includes('"events":[]')) return;
    const known = this.#notes.get(key);
    if (known !== undefined) {
      known.arrivalsMs.push(sharedNowMs());
      return;
    }
    const text = payload.toString();
    this.#notes.set(key, { text, dueMs: dueTimesIn(text), arrivalsMs: [sharedNowMs()] });
  }

  /** What was noted so far. */
  sum(): Deliveries {
    const latencies = new LatencyHistogram();
    const comments: CommentReceipts[] = [];
    for (const { dueMs, arrivalsMs } of this.#notes.values()) {
      for (const due of dueMs) {
        for (const at of arrivalsMs) latencies.add(at - due);
        comments.push({ dueMs: due, receipts: arrivalsMs.length, lastMs: arrivalsMs.at(-1) ?? 0 });
      }
    }
    const texts = [...this.#notes.values()].flatMap(({ text, dueMs }) => (dueMs.length > 0 ? [text] : []));
    return { frames: this.#frames, bytes: this.#bytes, comments, latencies: latencies.dump(), texts };
  }
}

export interface WholeDelivery {
  readonly frames: number;
  readonly bytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Per comment: from its due time to its last receipt. */
  readonly lastReceiptsMs: readonly number[];
  /** Receipts that did not come. */
  readonly missing: number;
}

/** Puts together what the processes of a crowd of `viewers` noted of `sent` comments. */
export function mergeDeliveries(parts: readonly Deliveries[], viewers: number, sent: number): WholeDelivery {
  const latencies = new LatencyHistogram();
  const last = new Map<number, number>();
  let receipts = 0;
  for (const part of parts) {
    latencies.merge(part.latencies);
    for (const comment of part.comments) {
      receipts += comment.receipts;
      last.set(comment.dueMs, Math.max(last.get(comment.dueMs) ?? 0, comment.lastMs));
    }
  }
  return {
    frames: parts.reduce((sum, part) => sum + part.frames, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    p50Ms: latencies.percentile(50),
    p99Ms: latencies.percentile(99),
    lastReceiptsMs: [...last].map(([dueMs, lastMs]) => lastMs - dueMs),
    missing: viewers * sent - receipts,
  };
}
