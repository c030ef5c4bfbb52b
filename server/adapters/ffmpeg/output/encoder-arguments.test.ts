/** What ffmpeg is asked for when it makes the ladder, and when it decodes a track. */
import { describe, expect, it } from 'vitest';
import { decoderArguments, trackSdp } from './decoder-arguments.ts';
import { type Effort, encoderArguments } from './encoder-arguments.ts';

describe('the encoder', () => {
  const args = encoderArguments('/media/s_1/runs/0001', 'normal', 300);

  it('[T31] makes two pictures and sound alone', () => {
    const map = args[args.indexOf('-var_stream_map') + 1];
    expect(map).toBe('v:0,a:0,name:720p v:1,a:1,name:360p a:2,name:audio');
    expect(args.filter((arg) => /^\[a\d\]$/.test(arg))).toEqual(['[a0]', '[a1]', '[a2]']);
  });

  it('[T31] begins every segment of two seconds with a key picture', () => {
    expect(args[args.indexOf('-hls_time') + 1]).toBe('2');
    expect(50 % Number(args[args.indexOf('-g') + 1])).toBe(0);
    expect(args[args.indexOf('-sc_threshold') + 1]).toBe('0');
  });

  it('[T50] takes less effort where the machine is slow: blockier pictures, then fewer of them', () => {
    const value = (effort: Effort, name: string) => {
      const all = encoderArguments('/x', effort, 300);
      return all[all.indexOf(name) + 1];
    };
    const efforts = ['normal', 'low', 'least'] as const;
    expect(efforts.map((effort) => value(effort, '-preset'))).toEqual(['veryfast', 'ultrafast', 'ultrafast']);
    const graphs = efforts.map((effort) => value(effort, '-filter_complex'));
    expect(graphs.map((graph) => graph?.includes('fps=25/2'))).toEqual([false, false, true]);
  });
});

describe('a decoder', () => {
  it('is told what comes in on which port', () => {
    const sdp = trackSdp({
      ...{ id: 'a', kind: 'audio', mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 },
      ...{ parameters: { useinbandfec: 1, 'sprop-stereo': 1 }, port: 40_002 },
    });
    expect(sdp.split('\r\n')).toEqual(
      expect.arrayContaining([
        'm=audio 40002 RTP/AVP 100',
        'a=rtpmap:100 opus/48000/2',
        'a=fmtp:100 useinbandfec=1;sprop-stereo=1',
      ]),
    );
  });

  it('reads nothing but what it is told: no files, no addresses', () => {
    const args = decoderArguments('video');
    expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('pipe,udp,rtp');
  });
});
