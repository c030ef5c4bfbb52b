/** Health of picture and sound in the words of the desk. No React. */
import type { DeskHealthTexts } from '#client/locales/desk-health.ts';
import type { Alarm, TrackHealth } from '#shared/features/stage/health.ts';

/** A share as whole per cent; what is lost at all is at least one. */
export function percentOf(share: number): number {
  return share > 0 ? Math.max(1, Math.round(share * 100)) : 0;
}

/** `1.8 Mbit/s`, `64 kbit/s`. */
export function formatBitrate(bitsPerSecond: number): string {
  if (bitsPerSecond >= 1_000_000) return `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;
  return `${Math.round(bitsPerSecond / 1000)} kbit/s`;
}

/** An alarm as a sentence; `nameOf` names a source. */
export function alarmWords(t: DeskHealthTexts, alarm: Alarm, nameOf: (sourceId: string) => string): string {
  switch (alarm.kind) {
    case 'pictureMissing':
      return t.pictureMissing(nameOf(alarm.sourceId), alarm.seconds);
    case 'pictureStuck':
      return t.pictureStuck(nameOf(alarm.sourceId), alarm.seconds);
    case 'soundMissing':
      return t.soundMissing(alarm.seconds);
    case 'lossy':
      return t.lossy(nameOf(alarm.sourceId), percentOf(alarm.lossShare));
    case 'outputStopped':
      return t.outputStopped;
    case 'outputReduced':
      return t.outputReduced;
    case 'mediaBusy':
      return t.mediaBusy(percentOf(alarm.load));
    case 'troubled':
      return t.troubled(alarm.people);
  }
}

/** The same sentence without what is counted on: read aloud, it stays the same for as long as the alarm stands. */
export function alarmSaid(t: DeskHealthTexts, alarm: Alarm, nameOf: (sourceId: string) => string): string {
  switch (alarm.kind) {
    case 'pictureMissing':
    case 'pictureStuck':
    case 'lossy':
      return t.said[alarm.kind](nameOf(alarm.sourceId));
    case 'outputStopped':
    case 'outputReduced':
      return t[alarm.kind];
    default:
      return t.said[alarm.kind];
  }
}

/** One alarm of a source at a time is one and the same, however its figures change. */
export function alarmKey(alarm: Alarm): string {
  return 'sourceId' in alarm ? `${alarm.kind}-${alarm.sourceId}` : alarm.kind;
}

/** What is known of a track, the most useful first; nothing of one that is paused. */
export function figuresOf(t: DeskHealthTexts, track: TrackHealth): readonly string[] {
  const { picture, bitrateBps, lossShare, roundTripMs, stillSeconds, paused } = track;
  if (paused) return [];
  return [
    ...(picture === null || picture.width === 0
      ? []
      : [`${picture.width}×${picture.height}`, t.rate(Math.round(picture.framesPerSecond))]),
    formatBitrate(bitrateBps),
    ...(lossShare > 0 ? [t.loss(percentOf(lossShare))] : []),
    ...(roundTripMs === null ? [] : [t.roundTrip(roundTripMs)]),
    ...(track.track !== 'audio' && stillSeconds > 1 ? [t.still(stillSeconds)] : []),
  ];
}
