/** A camera of one colour and a microphone of one tone, so that pixels and samples tell whose they are. */
import type { BrowserContext, Page } from 'playwright-core';

export interface ColourCamera {
  /** CSS colour of the camera. */
  readonly camera: string;
  /** CSS colour of the shared screen. */
  readonly screen?: string;
  /** Frequency of the microphone. */
  readonly hertz: number;
  /** Loudness of the microphone, 0 to 1. */
  readonly gain?: number;
  /** A quarter of the picture, which costs a quarter to send, and has one layer only. */
  readonly small?: boolean;
  /** Somebody sits in front of the camera; for people who look, not for tests that read pixels. */
  readonly figure?: boolean;
}

/** Every page of the context gets these devices instead of its own. */
export async function giveColourCamera(context: BrowserContext, devices: ColourCamera): Promise<void> {
  await context.addInitScript((given) => {
    const { camera, screen = 'gray', hertz, gain = 0.3, small = false, figure = false } = given;
    const sit = (brush: CanvasRenderingContext2D): void => {
      brush.fillStyle = 'rgb(0 0 0 / 35%)';
      brush.beginPath();
      brush.arc(320, 150, 70, 0, 7);
      brush.ellipse(320, 390, 170, 150, 0, 0, 7);
      brush.fill();
    };
    const paint = (colour: string, withFigure: boolean): MediaStreamTrack => {
      const canvas = document.createElement('canvas');
      canvas.width = small ? 320 : 640;
      canvas.height = small ? 180 : 360;
      // As when a phone is turned: see `turnCamera`.
      addEventListener('turn-camera', () => {
        [canvas.width, canvas.height] = [canvas.height, canvas.width];
      });
      const brush = canvas.getContext('2d');
      let beat = 0;
      // A picture that never changes is not sent.
      setInterval(() => {
        if (brush === null) return;
        beat += 1;
        brush.fillStyle = colour;
        brush.fillRect(0, 0, canvas.width, canvas.height);
        if (withFigure) sit(brush);
        brush.fillStyle = beat % 2 === 0 ? 'rgb(0 0 0 / 4%)' : 'rgb(255 255 255 / 4%)';
        brush.fillRect(0, 0, canvas.width, 12);
      }, 66);
      const [track] = canvas.captureStream(15).getVideoTracks();
      if (track === undefined) throw new Error('the canvas has no track');
      return track;
    };
    const sing = (): MediaStreamTrack => {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: hertz });
      const out = audio.createMediaStreamDestination();
      tone.connect(new GainNode(audio, { gain })).connect(out);
      tone.start();
      const [track] = out.stream.getAudioTracks();
      if (track === undefined) throw new Error('the tone has no track');
      return track;
    };
    navigator.mediaDevices.getUserMedia = async (wanted) =>
      new MediaStream([wanted?.video === undefined ? sing() : paint(camera, figure)]);
    navigator.mediaDevices.getDisplayMedia = async () => new MediaStream([paint(screen, false)]);
  }, devices);
}

/** Turns the phone: what was wide is high. */
export async function turnCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    dispatchEvent(new Event('turn-camera'));
  });
}
