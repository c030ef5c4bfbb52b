/** Draws the programme: exactly as many pictures and samples as time has passed, whatever the sources do. */
import type { Scene, SceneCard } from '#server/ports/programme-output.ts';
import { composePicture } from './compose-picture.ts';
import { PictureBuffers } from './picture-buffers.ts';
import { CHANNELS, FPS, SAMPLES_PER_PICTURE } from './picture-format.ts';
import { toSamples } from './sound-queue.ts';

const PICTURE_MS = 1000 / FPS;
/** Pictures are shown this late: they do not arrive evenly. */
export const PICTURES_HELD_BACK_MS = 120;
/** After a pause of the machine at most this much is made up for. */
const CATCH_UP = FPS;

/** What the mixer takes from. */
export interface Material {
  picture(id: string, atMs: number): Uint8Array | undefined;
  mix(heard: ReadonlySet<string>, sum: Float32Array, count: number): void;
  /** Lets the next samples of everybody pass unheard. */
  skip(count: number): void;
  /** Goes on with the present. */
  catchUp(): void;
}

/** Where the mixer writes to. */
export interface Sink {
  picture(bytes: Uint8Array, done: () => void): void;
  sound(samples: Int16Array): void;
}

export class Mixer {
  readonly #material: Material;
  readonly #cards: Readonly<Record<SceneCard, Uint8Array>>;
  #buffers = new PictureBuffers();
  readonly #sum = new Float32Array(SAMPLES_PER_PICTURE * CHANNELS);
  #scene: Scene = { pictures: [], layout: 'single', sounds: [], card: 'nothing' };
  #heard: ReadonlySet<string> = new Set();
  #startedMs = 0;
  #written = 0;
  #dropped = 0;

  constructor(material: Material, cards: Readonly<Record<SceneCard, Uint8Array>>) {
    this.#material = material;
    this.#cards = cards;
  }

  /** Pictures left out since the encoder began, because it or the machine was too slow: its times are wrong by so much. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Pictures that the encoder has not taken yet. */
  get waiting(): number {
    return this.#buffers.waiting;
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#heard = new Set(scene.sounds);
  }

  /** Starts counting anew. Answers when the first picture was taken: sources are shown a little late. */
  begin(nowMs: number): number {
    this.#material.catchUp();
    return this.#countFrom(nowMs);
  }

  /** The same for an encoder that takes over: it gets what the last one would get next. */
  takeOver(): number {
    return this.#countFrom(this.#startedMs + this.#written * PICTURE_MS);
  }

  /** Writes what has become due. */
  advance(nowMs: number, sink: Sink): void {
    const due = Math.floor((nowMs - this.#startedMs) / PICTURE_MS) + 1;
    const missed = due - this.#written - CATCH_UP;
    if (missed > 0) this.#drop(missed);
    while (this.#written < due) {
      const buffers = this.#buffers;
      const picture = buffers.lend();
      if (picture === undefined) {
        this.#drop(due - this.#written);
        return;
      }
      this.#draw(picture, this.#startedMs + this.#written * PICTURE_MS - PICTURES_HELD_BACK_MS);
      sink.picture(picture, () => buffers.giveBack(picture));
      sink.sound(this.#nextSound());
      this.#written += 1;
    }
  }

  #countFrom(startMs: number): number {
    this.#startedMs = startMs;
    this.#written = 0;
    this.#dropped = 0;
    // The encoder before may still hold its own.
    this.#buffers = new PictureBuffers();
    return startMs - PICTURES_HELD_BACK_MS;
  }

  #drop(count: number): void {
    this.#written += count;
    this.#dropped += count;
    // Else the voice would stay behind its lips by what was left out.
    this.#material.skip(count * SAMPLES_PER_PICTURE);
  }

  #draw(target: Uint8Array, atMs: number): void {
    const { pictures, layout, card } = this.#scene;
    const shown = pictures.flatMap((id) => this.#material.picture(id, atMs) ?? []);
    // The main picture missing means the card, not its companion in its place.
    const main = pictures[0];
    const has = main !== undefined && this.#material.picture(main, atMs) !== undefined;
    if (has) composePicture(target, shown, layout);
    else target.set(this.#cards[card]);
  }

  #nextSound(): Int16Array {
    this.#sum.fill(0);
    this.#material.mix(this.#heard, this.#sum, SAMPLES_PER_PICTURE);
    return toSamples(this.#sum);
  }
}
