/** 长辈版: large type and high contrast for this device, remembered; the tokens do the rest. */
import { remember, remembered } from './storage.ts';
import { createStore, useStore } from './store.ts';

const KEY = 'elder';
const largeType = createStore(false);

/** Puts the remembered choice on the page before the first paint. */
export function restoreLargeType(): void {
  setLargeType(remembered(KEY) === 'on');
}

/** Turns it on or off and remembers it. */
export function setLargeType(on: boolean): void {
  remember(KEY, on ? 'on' : '');
  document.documentElement.toggleAttribute('data-elder', on);
  largeType.set(on);
}

/** Whether large type is on. */
export function useLargeType(): boolean {
  return useStore(largeType, (on) => on);
}
