/** Which tracks of a stream are taken. */
import { describe, expect, it } from 'vitest';
import { chooseTracks } from './examine.ts';

const video = (index: number, height: number, attached = 0) => ({
  ...{ index, height, codec_type: 'video', disposition: { attached_pic: attached } },
});
const audio = (index: number) => ({ index, codec_type: 'audio' });

describe('the tracks of a stream', () => {
  it('[U1] are the best picture up to 720p, with the sound beside it', () => {
    const ladder = [video(0, 360), audio(1), video(2, 720), audio(3), video(4, 1080), audio(5)];
    expect(chooseTracks(ladder)).toEqual({ ok: true, value: { video: 2, audio: 3 } });
    expect(chooseTracks([video(0, 2160), video(1, 1080), audio(2)])).toMatchObject({
      value: { video: 1, audio: 2 },
    });
  });

  it('[U1] may be a picture or a sound alone', () => {
    expect(chooseTracks([video(0, 360)])).toMatchObject({ value: { video: 0, audio: null } });
    expect(chooseTracks([{ index: 0, codec_type: 'data' }, audio(1)])).toMatchObject({
      value: { video: null, audio: 1 },
    });
  });

  it('[U3] are none where nothing is shown or heard', () => {
    expect(chooseTracks([])).toMatchObject({ code: 'source_unusable' });
    expect(chooseTracks([video(0, 500, 1), video(1, 0)])).toMatchObject({ code: 'source_unusable' });
  });
});
