/** Full screen with whatever the browser offers. */

/**
 * The whole frame, with names and strips; where only single videos can (iPhones), `fill` lets the frame cover the page:
 * a video by itself would leave out the second picture and everything that is drawn over it.
 */
export async function goFullscreen(frame: HTMLElement | null, fill: () => void): Promise<void> {
  // Missing on iPhones, whatever the types promise.
  if (frame === null || !('requestFullscreen' in frame)) return fill();
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await frame.requestFullscreen();
  } catch {
    // Not allowed here, as in some frames: the page can still be covered.
    fill();
  }
}
