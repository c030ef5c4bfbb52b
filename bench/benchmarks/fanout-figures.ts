/** From the slots of a fan-out run to its figures. */
import type { WholeDelivery } from '../lib/delivery-book.ts';
import { median, percentile } from '../lib/percentile.ts';
import { rounded } from './benchmark.ts';

/** One stretch in which comments came at one rate. */
export interface ProductSlot {
  readonly rate: number;
  /** CPU seconds of the server. */
  readonly cpu: number;
  readonly delivered: WholeDelivery;
  readonly refused: number;
  /** Share of a core that the crowd needed; beyond 0.8 it is the crowd that is measured. */
  readonly crowdCpuShare: number;
}

/** One stretch in which a peer sent what the product had sent. */
export interface PeerSlot {
  readonly name: string;
  readonly rate: number;
  readonly cpu: number;
  readonly frames: number;
}

const micros = (cpu: number, frames: number): number => (cpu * 1e6) / Math.max(1, frames);

/** CPU per delivered frame of all slots of one peer, or null when it did not run. */
function peerMicros(slots: readonly PeerSlot[], name: string, rate?: number): number | null {
  const own = slots.filter((slot) => slot.name === name && (rate === undefined || slot.rate === rate));
  if (own.length === 0) return null;
  return rounded(median(own.map(({ cpu, frames }) => micros(cpu, frames))));
}

function productMicros(slots: readonly ProductSlot[]): number {
  return rounded(median(slots.map(({ cpu, delivered }) => micros(cpu, delivered.frames))));
}

/** What one rate of comments came to. */
function atRate(products: readonly ProductSlot[], peers: readonly PeerSlot[], rate: number) {
  const own = products.filter((slot) => slot.rate === rate);
  const delivered = own.map((slot) => slot.delivered);
  const bytes = delivered.reduce((sum, part) => sum + part.bytes, 0);
  const frames = delivered.reduce((sum, part) => sum + part.frames, 0);
  return {
    p50Ms: rounded(median(delivered.map(({ p50Ms }) => p50Ms))),
    p99Ms: rounded(median(delivered.map(({ p99Ms }) => p99Ms))),
    lastReceiptP99Ms: rounded(
      percentile(
        delivered.flatMap(({ lastReceiptsMs }) => lastReceiptsMs),
        99,
      ),
    ),
    bytesPerFrame: Math.round(bytes / Math.max(1, frames)),
    cpuSeconds: rounded(median(own.map(({ cpu }) => cpu))),
    usPerDelivery: productMicros(own),
    rawWsUsPerDelivery: peerMicros(peers, 'rawWs', rate),
    roomEmitUsPerDelivery: peerMicros(peers, 'roomEmit', rate),
    nchanUsPerDelivery: peerMicros(peers, 'nchan', rate),
    missing: delivered.reduce((sum, part) => sum + part.missing, 0),
    refused: own.reduce((sum, slot) => sum + slot.refused, 0),
  };
}

/** The figures of a run. Figures without a rate are medians over the slots of both. */
export function summarise(
  products: readonly ProductSlot[],
  peers: readonly PeerSlot[],
  viewers: number,
  seconds: number,
) {
  const at10 = atRate(products, peers, 10);
  const at100 = atRate(products, peers, 100);
  const single = peerMicros(peers, 'emitPerComment');
  return {
    p99Ms: Math.max(at10.lastReceiptP99Ms, at100.lastReceiptP99Ms),
    usPerDelivery: productMicros(products),
    rawWsUsPerDelivery: peerMicros(peers, 'rawWs'),
    roomEmitUsPerDelivery: peerMicros(peers, 'roomEmit'),
    nchanUsPerDelivery: peerMicros(peers, 'nchan'),
    cpu100To10: rounded(at100.cpuSeconds / at10.cpuSeconds),
    /** One emit per comment at 100/s, as a multiple of what the product needs for the same. */
    emitPerCommentRatio:
      single === null ? null : rounded((single * viewers * 100 * seconds) / (at100.cpuSeconds * 1e6)),
    crowdCpuShare: rounded(Math.max(...products.map(({ crowdCpuShare }) => crowdCpuShare))),
    at10,
    at100,
  };
}
