/** The light on a guest's page, in words: whether the audience sees and hears the guest, and if not, what to do. */
import type { DeskStageTexts } from '#client/locales/desk-stage.ts';
import type { GuestOnAir, Reach } from './guest-on-air.ts';

export interface GuestLight {
  /** Red; amber where the programme wants what does not arrive; or neither. */
  readonly tone: 'live' | 'missing' | 'off';
  readonly title: string;
  readonly hints: readonly string[];
}

const MISSING: readonly Reach[] = ['muted', 'closed', 'broken'];

/** `sending`: anything is open on this page. */
export function guestLight(t: DeskStageTexts, air: GuestOnAir, sending: boolean): GuestLight {
  const { picture, sound } = air;
  if (picture === 'off' && sound === 'off') return offLight(t, sending);
  const reasons = reasonsOf(t, air, sending);
  const hints = reasons.length === 0 ? [wholeHint(t, air)] : reasons;
  const seen = picture === 'reaches';
  if (seen || sound === 'reaches') return { tone: 'live', title: liveTitle(t, air), hints };
  const missing = MISSING.includes(picture) || MISSING.includes(sound);
  return { tone: missing ? 'missing' : 'off', title: turnTitle(t, air, missing), hints };
}

function offLight({ guestPage: t }: DeskStageTexts, sending: boolean): GuestLight {
  return sending
    ? { tone: 'off', title: t.offAir, hints: [t.offAirHint] }
    : { tone: 'off', title: t.ready, hints: [t.readyHint] };
}

/** Something of the guest arrives. */
function liveTitle({ guestPage: t }: DeskStageTexts, { picture, sound }: GuestOnAir): string {
  if (picture === 'reaches') return MISSING.includes(sound) ? t.unheard : t.onAir;
  return MISSING.includes(picture) ? t.unseen : t.soundOnAir;
}

/** Nothing of what is wanted comes from this page. */
function turnTitle({ guestPage: t }: DeskStageTexts, air: GuestOnAir, missing: boolean): string {
  if (!missing) return t.elsewhere;
  return air.picture === 'elsewhere' || air.sound === 'elsewhere' ? t.turn : t.turnUnseen;
}

/** All that is wanted arrives. */
function wholeHint({ guestPage: t }: DeskStageTexts, { picture, sound }: GuestOnAir): string {
  if (picture === 'off') return t.soundOnlyHint;
  return sound === 'off' ? t.pictureOnlyHint : t.onAirHint;
}

/** Why something that is wanted does not come from here, each reason once. */
function reasonsOf(t: DeskStageTexts, air: GuestOnAir, sending: boolean): readonly string[] {
  const reasons = [pictureReason(t, air, sending), soundReason(t, air.sound, sending)];
  return [...new Set(reasons.filter((reason) => reason !== null))];
}

function pictureReason(t: DeskStageTexts, { picture, track }: GuestOnAir, sending: boolean): string | null {
  if (picture !== 'closed' && picture !== 'muted') return lineReason(t, picture);
  const { why } = t.guestPage;
  if (!sending) return why.nothingOpen(t.devices.open);
  return track === 'screen' ? why.noScreen(t.devices.screen) : why.noCamera(t.devices.startCamera);
}

function soundReason(t: DeskStageTexts, sound: Reach, sending: boolean): string | null {
  const { why } = t.guestPage;
  if (sound === 'muted') return why.muted(t.devices.unmuteMic);
  if (sound !== 'closed') return lineReason(t, sound);
  return sending ? why.noMicrophone(t.devices.startMic) : why.nothingOpen(t.devices.open);
}

function lineReason({ guestPage: { why } }: DeskStageTexts, reach: Reach): string | null {
  if (reach === 'broken') return why.broken;
  return reach === 'elsewhere' ? why.elsewhere : null;
}
