/** Changes what is shown without showing a hole: the old picture stays until the new one has been decoded. */
import type { RtpTrack, Scene, Staging } from '#server/ports/programme-output.ts';

/** A source that sends nothing shall not keep the old picture on for ever. */
const PATIENCE_MS = 5_000;

export interface StageParts {
  receive(tracks: readonly RtpTrack[]): void;
  hasPicture(trackId: string): boolean;
  show(scene: Scene): void;
  /** Other pictures than before are shown from now on. */
  onShown(trackIds: readonly string[]): void;
}

export class StageChanges {
  readonly #parts: StageParts;
  #shown: Staging = { tracks: [], scene: { pictures: [], layout: 'single', sounds: [], card: 'nothing' } };
  #next: { readonly staging: Staging; readonly untilMs: number } | null = null;

  constructor(parts: StageParts) {
    this.#parts = parts;
  }

  change(staging: Staging, nowMs: number): void {
    const kept = this.#shown.tracks.filter(({ id }) => this.#shown.scene.pictures.includes(id));
    const tracks = new Map([...kept, ...staging.tracks].map((track) => [track.id, track]));
    this.#parts.receive([...tracks.values()]);
    this.#next = { staging, untilMs: this.#untilMs(staging, nowMs) };
    // Who is heard changes at once.
    this.#parts.show({ ...this.#shown.scene, sounds: staging.scene.sounds });
    this.advance(nowMs);
  }

  /** The room is told of with every comment: to hear of the same pictures again is no reason to wait for longer. */
  #untilMs({ scene }: Staging, nowMs: number): number {
    const waiting = this.#next;
    const isSame = waiting?.staging.scene.pictures.join() === scene.pictures.join();
    return waiting !== null && isSame ? waiting.untilMs : nowMs + PATIENCE_MS;
  }

  /** To be called before every picture. */
  advance(nowMs: number): void {
    if (this.#next === null) return;
    const { staging, untilMs } = this.#next;
    const ready = staging.scene.pictures.every((id) => this.#parts.hasPicture(id));
    if (!ready && nowMs < untilMs) return;
    const { pictures } = staging.scene;
    const areOthers = pictures.join() !== this.#shown.scene.pictures.join();
    this.#next = null;
    this.#shown = staging;
    this.#parts.show(staging.scene);
    if (areOthers) this.#parts.onShown(pictures);
    this.#parts.receive(staging.tracks);
  }
}
