/** Lays pictures of one size out on a picture of that size. Pure, on planar YUV. */
import type { SceneLayout } from '#server/ports/programme-output.ts';
import { HEIGHT, PICTURE_BYTES, WIDTH } from './picture-format.ts';

/** Width of the small picture, and its distance from the edge; even numbers, since colour has half the points. */
const INSET_SHRINK = 4;
const INSET_MARGIN = 32;
const LUMA_BLACK = 16;
const CHROMA_GREY = 128;

interface Plane {
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly empty: number;
}

const PLANES: readonly Plane[] = [
  { offset: 0, width: WIDTH, height: HEIGHT, empty: LUMA_BLACK },
  { offset: WIDTH * HEIGHT, width: WIDTH / 2, height: HEIGHT / 2, empty: CHROMA_GREY },
  { offset: (WIDTH * HEIGHT * 5) / 4, width: WIDTH / 2, height: HEIGHT / 2, empty: CHROMA_GREY },
];

/** Where a shrunk picture goes, in points of the full picture. */
interface Place {
  readonly shrink: number;
  readonly left: number;
  readonly top: number;
}

/** Writes the layout of one or two pictures into `target`. */
export function composePicture(
  target: Uint8Array,
  pictures: readonly Uint8Array[],
  layout: SceneLayout,
): void {
  const [first, second] = pictures;
  if (first === undefined) return;
  if (second === undefined || layout === 'single') {
    target.set(first.subarray(0, PICTURE_BYTES));
  } else if (layout === 'beside') {
    clear(target);
    place(target, first, { shrink: 2, left: 0, top: HEIGHT / 4 });
    place(target, second, { shrink: 2, left: WIDTH / 2, top: HEIGHT / 4 });
  } else {
    target.set(first.subarray(0, PICTURE_BYTES));
    const left = WIDTH - WIDTH / INSET_SHRINK - INSET_MARGIN;
    // The upper corner, as on the page: names, controls and strips stand below.
    place(target, second, { shrink: INSET_SHRINK, left, top: INSET_MARGIN });
  }
}

function clear(target: Uint8Array): void {
  for (const { offset, width, height, empty } of PLANES) target.fill(empty, offset, offset + width * height);
}

function place(target: Uint8Array, source: Uint8Array, { shrink, left, top }: Place): void {
  for (const plane of PLANES) {
    const scale = WIDTH / plane.width;
    const from = source.subarray(plane.offset, plane.offset + plane.width * plane.height);
    const start = plane.offset + (top / scale) * plane.width + left / scale;
    shrinkInto(target, start, from, plane, shrink);
  }
}

/** The mean of four points of each square: calm enough for text on a slide, and quick. */
function shrinkInto(
  target: Uint8Array,
  start: number,
  source: Uint8Array,
  { width, height }: Plane,
  shrink: number,
): void {
  const step = shrink / 2;
  const columns = width / shrink;
  const rows = height / shrink;
  for (let row = 0; row < rows; row += 1) {
    const above = row * shrink * width;
    const below = above + step * width;
    const to = start + row * width;
    for (let column = 0; column < columns; column += 1) {
      const at = column * shrink;
      const sum =
        (source[above + at] ?? 0) +
        (source[above + at + step] ?? 0) +
        (source[below + at] ?? 0) +
        (source[below + at + step] ?? 0);
      target[to + column] = (sum + 2) >> 2;
    }
  }
}
