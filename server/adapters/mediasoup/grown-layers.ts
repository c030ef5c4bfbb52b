/**
 * Gives a viewer the better layers of a picture when they have just begun, begin again, or have just come over a pipe.
 * The worker does not choose a layer in its first two seconds, and looks again only when its estimate of the line
 * changes; where that stands still, as with a calm picture on a good line, the viewer would keep the smallest layer for
 * good.
 */
import type { types } from 'mediasoup';
import { whenClosed } from './when-closed.ts';

/** The worker's two seconds (StreamMinActiveMs), and the sender report without which it does not change layers. */
export const GROWN_MS = 3_000;

/** What is needed of a consumer. */
export type Chooser = Pick<types.Consumer, 'type' | 'preferredLayers' | 'setPreferredLayers' | 'closed'> & {
  /** `producerScores`: one number per layer, the smallest first; 0 where nothing comes. */
  on(event: 'score', listener: (score: { readonly producerScores: readonly number[] }) => void): unknown;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
};

/** Lets the worker choose anew when the layers that are there, and those that come later, are old enough. */
export function chooseWhenGrown(consumer: Chooser): void {
  if (consumer.type !== 'simulcast') return;
  let timer: NodeJS.Timeout | undefined;
  /** Whether something has begun since the timer runs: then once more afterwards. */
  let again = false;
  const chooseLater = (): void => {
    again = timer !== undefined;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (again) chooseLater();
      const { preferredLayers } = consumer;
      // Closed meanwhile: then there is nothing to choose.
      if (preferredLayers !== undefined) consumer.setPreferredLayers(preferredLayers).catch(() => undefined);
    }, GROWN_MS).unref();
  };
  chooseLater();
  // A browser begins with the layers that it dares to send, and leaves them out and takes them up again with its load.
  let before: readonly number[] = [];
  consumer.on('score', ({ producerScores }) => {
    if (producerScores.some((score, layer) => score > 0 && (before[layer] ?? 0) === 0)) chooseLater();
    before = producerScores;
  });
  whenClosed(consumer, () => clearTimeout(timer));
}
