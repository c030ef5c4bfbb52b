/** Camera, microphone and screen of this device: open, choose, mute, share, stop. */
import { useEffect } from 'react';
import { classes } from '#client/lib/classes.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import type { Displaced, Publisher, PublisherState } from '#client/media/media-client.ts';
import { Button, type ButtonLook } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { LevelMeter } from '../check/level-meter.tsx';
import { useProblemWords } from '../check/problem-words.ts';
import type { DeviceProblem } from '../check/remembered-devices.ts';
import { CheckButton } from './check-button.tsx';
import { DeviceChoice } from './device-choice.tsx';
import styles from './devices.module.css';
import type { DeviceStart } from './use-device-start.ts';
import { useDevices } from './use-devices.ts';

interface DevicePanelProps {
  readonly publisher: Publisher | null;
  readonly state: PublisherState;
  readonly opening: DeviceStart;
  /** Guests have thumbs; desks have mice. */
  readonly compact?: boolean;
  /** Of the button that opens both. */
  readonly openLook?: ButtonLook;
}

/** Says in words what is in the way when something is. */
export function DevicePanel(props: DevicePanelProps) {
  const { publisher, state, opening, compact = false, openLook = 'primary' } = props;
  const t = useText(deskStageTexts);
  const [devices, look] = useDevices(publisher);
  const { camera, microphone } = state.tracks;
  // Names of devices can be read once permission was given.
  useEffect(look, [look, camera?.track, microphone?.track]);
  const idle = Object.keys(state.tracks).length === 0;
  const { start } = opening;
  return (
    <div className={classes(styles.devices, compact && styles.compact)}>
      <InTheWay problem={opening.problem} displaced={state.displaced} knownBefore={!compact} />
      {microphone !== undefined && <LevelMeter track={microphone.track} label={t.devices.level} />}
      <div className={styles.buttons}>
        {idle ? (
          <Button look={openLook} icon="camera" compact={compact} onClick={() => void opening.open()}>
            {t.devices.open}
          </Button>
        ) : (
          <DeviceButtons publisher={publisher} tracks={state.tracks} compact={compact} start={start} />
        )}
        <ScreenButton
          publisher={publisher}
          shared={state.tracks.screen !== undefined}
          compact={compact}
          start={start}
        />
        {compact && <CheckButton />}
      </div>
      {!idle && (
        <div className={styles.linkLine}>
          <LinkState state={state} sent={compact ? t.devices.live : t.devices.liveGuest} />
          <DeviceChoice devices={devices} tracks={state.tracks} onChoose={start} />
        </div>
      )}
    </div>
  );
}

/** What no button can change: guests are told before they touch one. Desks may do without a camera. */
const KNOWN_BEFORE: DeviceProblem | null = isSecureContext
  ? null
  : { kind: 'camera', error: 'insecure_context' };

interface InTheWayProps {
  readonly problem: DeviceProblem | null;
  readonly displaced: Displaced | null;
  /** Whether to say what can be known before a button is touched. */
  readonly knownBefore: boolean;
}

function InTheWay({ displaced, knownBefore, ...met }: InTheWayProps) {
  const problem = met.problem ?? (knownBefore ? KNOWN_BEFORE : null);
  return (
    <>
      {problem !== null && <Problem problem={problem} />}
      {displaced !== null && <PlaceTaken displaced={displaced} />}
    </>
  );
}

function Problem({ problem }: { readonly problem: DeviceProblem }) {
  const { title, help } = useProblemWords()(problem);
  return (
    <Notice tone="bad" icon="warning" alert>
      <strong>{title}</strong>
      <p>{help}</p>
    </Notice>
  );
}

const DEVICE_WORD = { camera: 'camera', microphone: 'microphone', screen: 'shared' } as const;

function PlaceTaken({ displaced: { roles, by } }: { readonly displaced: Displaced }) {
  const { devices: t } = useText(deskStageTexts);
  return (
    <Notice tone="waiting" icon="warning" alert>
      {t.displaced[by](roles.map((role) => t[DEVICE_WORD[role]]).join(t.and))}
    </Notice>
  );
}

interface DeviceButtonsProps {
  readonly publisher: Publisher | null;
  readonly tracks: PublisherState['tracks'];
  readonly compact: boolean;
  readonly start: DeviceStart['start'];
}

function DeviceButtons({ publisher, tracks, compact, start }: DeviceButtonsProps) {
  const t = useText(deskStageTexts);
  const { camera, microphone } = tracks;
  return (
    <>
      {microphone === undefined ? (
        <Button compact={compact} icon="microphone" onClick={() => void start('microphone')}>
          {t.devices.startMic}
        </Button>
      ) : (
        <Button
          compact={compact}
          icon={microphone.muted ? 'mute' : 'microphone'}
          aria-pressed={microphone.muted}
          onClick={() => publisher?.setMuted('microphone', !microphone.muted)}
        >
          {microphone.muted ? t.devices.unmuteMic : t.devices.muteMic}
        </Button>
      )}
      <Button
        compact={compact}
        icon="camera"
        onClick={() => (camera === undefined ? void start('camera') : publisher?.stop('camera'))}
      >
        {camera === undefined ? t.devices.startCamera : t.devices.stopCamera}
      </Button>
    </>
  );
}

interface ScreenButtonProps {
  readonly publisher: Publisher | null;
  readonly shared: boolean;
  readonly compact: boolean;
  readonly start: DeviceStart['start'];
}

function ScreenButton({ publisher, shared, compact, start }: ScreenButtonProps) {
  const t = useText(deskStageTexts);
  return (
    <Button
      compact={compact}
      icon="screen"
      onClick={() => (shared ? publisher?.stop('screen') : void start('screen'))}
    >
      {shared ? t.devices.stopScreen : t.devices.screen}
    </Button>
  );
}

interface LinkStateProps {
  readonly state: PublisherState;
  /** What to say when everything has arrived. */
  readonly sent: string;
}

/** Whether the desk has what this device sends: what the audience gets of it is said elsewhere. */
function LinkState({ state, sent }: LinkStateProps) {
  const t = useText(deskStageTexts);
  const refusals = useText(refusalTexts);
  if (state.link === 'unavailable') {
    const why = state.code === null ? '' : refusals[state.code];
    return (
      <StateMark tone="stopped" wrap>
        {t.devices.unavailable + why}
      </StateMark>
    );
  }
  if (state.link === 'recovering') return <StateMark tone="waiting">{t.devices.recovering}</StateMark>;
  const all = Object.values(state.tracks).every((track) => track.live);
  return all && state.link === 'live' ? (
    <StateMark tone="done" wrap>
      {sent}
    </StateMark>
  ) : (
    <StateMark tone="waiting">{t.devices.sending}</StateMark>
  );
}
