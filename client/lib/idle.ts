/** Work that can wait until the page is drawn and has nothing better to do. */

/** Browsers without idle callbacks (WebKit) get so much time. */
const GRACE_MS = 200;
/** Who is never idle gets it all the same. */
const LATEST_MS = 2_000;

/** Runs once, after the page has loaded and when it is idle; the answer calls it off. */
export function whenIdle(run: () => void): () => void {
  let off = (): void => undefined;
  const wait = (): void => {
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(run, GRACE_MS);
      off = () => clearTimeout(timer);
      return;
    }
    const handle = requestIdleCallback(() => run(), { timeout: LATEST_MS });
    off = () => cancelIdleCallback(handle);
  };
  if (document.readyState === 'complete') wait();
  else {
    addEventListener('load', wait, { once: true });
    off = () => removeEventListener('load', wait);
  }
  return () => off();
}
