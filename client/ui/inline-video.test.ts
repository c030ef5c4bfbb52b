/** What reaches the page of the attributes that keep a picture in its place. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { INLINE_VIDEO } from './inline-video.ts';

it('a video stays in the page, in old and in embedded browsers too', () => {
  const video = renderToStaticMarkup(createElement('video', INLINE_VIDEO));
  const attributes = ['playsinline', 'webkit-playsinline', 'x5-playsinline', 'x5-video-player-type'];
  expect(video.match(/[\w-]+(?==")/g)?.map((name) => name.toLowerCase())).toEqual(attributes);
  expect(video).toContain('x5-video-player-type="h5-page"');
});
