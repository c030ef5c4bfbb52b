/** What keeps a picture in its place on the page. */

/**
 * To be spread over every `<video>` of a page. Older iPhones and the browsers inside apps (WeChat's X5 among them) else
 * play it in a player of their own, over everything that is drawn with it.
 */
export const INLINE_VIDEO = {
  playsInline: true,
  'webkit-playsinline': 'true',
  'x5-playsinline': 'true',
  'x5-video-player-type': 'h5-page',
} as const;
