/** Draws a receipt as a picture that people can keep among their photos. */

import { nowMs } from '#client/lib/clock.ts';
import { formatDateTime } from '#client/lib/format.ts';
import type { AskTexts } from '#client/locales/ask.ts';
import { publicOrigin } from '#client/session/public-origin.ts';
import { drawQr } from '#client/ui/qr-code.tsx';
import type { AskedQuestion } from './receipt-view.tsx';

const WIDTH = 720;
const HEIGHT = 960;
const MARGIN = 56;
const SERIF = '"Songti SC","Noto Serif CJK SC",serif';
const SANS = '"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif';

interface Receipt extends AskedQuestion {
  readonly sessionTitle: string;
}

/** A PNG as data URL, or null where the browser cannot draw. */
export async function drawReceipt(receipt: Receipt, t: AskTexts): Promise<string | null> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  const address = `${await publicOrigin()}/track/${receipt.receipt}`;
  drawWords(pen, receipt, address, t);
  const code = await drawQr(address);
  if (code !== null) await drawPicture(pen, code);
  return canvas.toDataURL('image/png');
}

function drawWords(pen: CanvasRenderingContext2D, receipt: Receipt, address: string, t: AskTexts): void {
  const say = (text: string, y: number, font: string, colour = '#1f2328') => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, MARGIN, y, WIDTH - 2 * MARGIN);
  };
  pen.fillStyle = '#fbfaf7';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#b9301c';
  pen.fillRect(0, 0, WIDTH, 16);
  say(`${t.imageTitle} №${receipt.no}`, 116, `700 52px ${SERIF}`);
  say(t.receiptLabel, 190, `28px ${SANS}`, '#5b636d');
  say(receipt.receipt, 256, `700 60px ${SANS}`, '#b9301c');
  say(t.imageSession, 332, `28px ${SANS}`, '#5b636d');
  const lines = wrap(pen, receipt.sessionTitle, `34px ${SANS}`);
  lines.forEach((line, index) => {
    say(line, 378 + index * 46, `34px ${SANS}`);
  });
  const below = 378 + lines.length * 46;
  say(
    `${t.imageAsked} ${formatDateTime(new Date(nowMs()).toISOString())}`,
    below + 20,
    `28px ${SANS}`,
    '#5b636d',
  );
  say(t.imageFollow, below + 84, `28px ${SANS}`, '#5b636d');
  say(address.replace(/^https?:\/\//, ''), below + 124, `26px ${SANS}`);
}

/** At most two lines; the second ends in dots when there is more. */
function wrap(pen: CanvasRenderingContext2D, text: string, font: string): readonly string[] {
  pen.font = font;
  const fits = (line: string) => pen.measureText(line).width <= WIDTH - 2 * MARGIN;
  const characters = Array.from(text);
  let first = '';
  while (characters.length > 0 && fits(first + characters[0])) first += characters.shift();
  if (characters.length === 0) return [first];
  let second = characters.join('');
  while (!fits(second)) second = `${Array.from(second).slice(0, -2).join('')}…`;
  return [first, second];
}

function drawPicture(pen: CanvasRenderingContext2D, url: string): Promise<void> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => {
      pen.drawImage(image, WIDTH - MARGIN - 240, HEIGHT - MARGIN - 240, 240, 240);
      resolve();
    };
    image.onerror = () => resolve();
    image.src = url;
  });
}
