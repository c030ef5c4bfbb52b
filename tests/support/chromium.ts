/** Debian's Chromium without a window, driven by Playwright. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { ensureDebianPackages } from './debian-packages.ts';

export interface ChromiumOptions {
  /** Gives pages a camera and a microphone that show a test picture and beep, without asking. */
  readonly fakeMedia?: boolean;
  /** A WAV file that the fake microphones play over and over instead of beeping. */
  readonly voice?: string;
  /** Whether sound may start without a touch; browsers of people say no. Default: as for people. */
  readonly autoplay?: 'allowed' | 'needs-touch';
  readonly args?: readonly string[];
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser; `await using browser = await launchChromium()` closes it. */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  const { fakeMedia = false, voice, autoplay = 'needs-touch', args = [] } = options;
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    args: [
      ...quiet,
      ...(fakeMedia ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
      ...(voice === undefined ? [] : [`--use-file-for-fake-audio-capture=${voice}`]),
      `--autoplay-policy=${autoplay === 'allowed' ? 'no-user-gesture-required' : 'user-gesture-required'}`,
      ...args,
    ],
  });
}

/** The browser to drive: CHROMIUM if set, else Debian's, installed where that is allowed. */
async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  await ensureDebianPackages(['chromium', 'fonts-noto-cjk']);
  return '/usr/bin/chromium';
}
