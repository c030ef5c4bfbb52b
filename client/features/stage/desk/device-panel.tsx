/** Camera, microphone and screen of this device: open, choose, mute, share, stop. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import type { CaptureError, Publisher, PublisherState } from '#client/media/media-client.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { DeviceChoice } from './device-choice.tsx';
import { LevelMeter } from './level-meter.tsx';
import styles from './stage.module.css';
import { useDevices } from './use-devices.ts';

interface DevicePanelProps {
  readonly publisher: Publisher | null;
  readonly state: PublisherState;
  /** Guests have thumbs; desks have mice. */
  readonly compact?: boolean;
}

type Role = 'camera' | 'microphone' | 'screen';
type Start = (role: Role, deviceId?: string) => Promise<boolean>;

/** Says in words what is in the way when something is. */
export function DevicePanel({ publisher, state, compact = false }: DevicePanelProps) {
  const t = useText(deskStageTexts);
  const [devices, look] = useDevices(publisher);
  const [problem, setProblem] = useState<CaptureError | null>(null);
  const start: Start = async (role, deviceId) => {
    const captured = await publisher?.start(role, deviceId);
    if (captured === undefined) return false;
    setProblem(captured.ok || captured.error === 'cancelled' ? null : captured.error);
    look();
    return captured.ok;
  };
  const { microphone } = state.tracks;
  const idle = Object.keys(state.tracks).length === 0;
  return (
    <div className={styles.devices}>
      {problem !== null && (
        <Notice tone="bad" icon="warning" alert>
          {t.problem[problem]}
        </Notice>
      )}
      {microphone !== undefined && <LevelMeter track={microphone.track} label={t.devices.level} />}
      <div className={styles.buttons}>
        {idle ? (
          <OpenButton compact={compact} start={start} />
        ) : (
          <DeviceButtons publisher={publisher} tracks={state.tracks} compact={compact} start={start} />
        )}
        <ScreenButton
          publisher={publisher}
          shared={state.tracks.screen !== undefined}
          compact={compact}
          start={start}
        />
      </div>
      {!idle && (
        <div className={styles.linkLine}>
          <LinkState state={state} />
          <DeviceChoice devices={devices} tracks={state.tracks} onChoose={start} />
        </div>
      )}
    </div>
  );
}

/** Both with one press; what the microphone lacks is told before the camera is asked for. */
function OpenButton({ compact, start }: { readonly compact: boolean; readonly start: Start }) {
  const t = useText(deskStageTexts);
  const openBoth = async () => {
    if (await start('microphone')) await start('camera');
  };
  return (
    <Button look="primary" icon="camera" compact={compact} onClick={() => void openBoth()}>
      {t.devices.open}
    </Button>
  );
}

interface DeviceButtonsProps {
  readonly publisher: Publisher | null;
  readonly tracks: PublisherState['tracks'];
  readonly compact: boolean;
  readonly start: Start;
}

function DeviceButtons({ publisher, tracks, compact, start }: DeviceButtonsProps) {
  const t = useText(deskStageTexts);
  const { camera, microphone } = tracks;
  return (
    <>
      {microphone !== undefined && (
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
  readonly start: Start;
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

/** Whether the room has what this device sends. */
function LinkState({ state }: { readonly state: PublisherState }) {
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
    <StateMark tone="done">{t.devices.live}</StateMark>
  ) : (
    <StateMark tone="waiting">{t.devices.sending}</StateMark>
  );
}
