/**
 * Gives a viewer the better layers of a picture that has just begun, or has just come over a pipe. The worker does not
 * choose a layer in its first two seconds, and looks again only when its estimate of the line changes; where that
 * stands still, as with a calm picture on a good line, the viewer would keep the smallest layer for good.
 */
import type { types } from 'mediasoup';
import { whenClosed } from './when-closed.ts';

/** The worker's two seconds (StreamMinActiveMs), and the sender report without which it does not change layers. */
const GROWN_MS = 3_000;

/** Lets the worker choose anew when the layers are old enough. */
export function chooseWhenGrown(consumer: types.Consumer): void {
  if (consumer.type !== 'simulcast') return;
  const timer = setTimeout(() => {
    const { preferredLayers } = consumer;
    // Closed meanwhile: then there is nothing to choose.
    if (preferredLayers !== undefined) consumer.setPreferredLayers(preferredLayers).catch(() => undefined);
  }, GROWN_MS);
  timer.unref();
  whenClosed(consumer, () => clearTimeout(timer));
}
