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

/** Says in words what is in the way when something is. */
export function DevicePanel({ publisher, state, compact = false }: DevicePanelProps) {
  const t = useText(deskStageTexts);
  const [devices, look] = useDevices(publisher);
  const [problem, setProblem] = useState<CaptureError | null>(null);
  const { camera, microphone, screen } = state.tracks;
  const start = async (role: Role, deviceId?: string) => {
    const captured = await publisher?.start(role, deviceId);
    if (captured === undefined) return false;
    setProblem(captured.ok || captured.error === 'cancelled' ? null : captured.error);
    look();
    return captured.ok;
  };
  const openBoth = async () => {
    if (await start('microphone')) await start('camera');
  };
  const idle = camera === undefined && microphone === undefined && screen === undefined;
  return (
    <div className={styles.devices}>
      {problem !== null && (
        <Notice tone="bad" icon="warning" alert>
          {t.problem[problem]}
        </Notice>
      )}
      {idle && (
        <Button look="primary" icon="camera" compact={compact} wide onClick={() => void openBoth()}>
          {t.devices.open}
        </Button>
      )}
      {microphone !== undefined && <LevelMeter track={microphone.track} label={t.devices.level} />}
      <div className={styles.buttons}>
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
        {!idle && (
          <Button
            compact={compact}
            icon="camera"
            onClick={() => (camera === undefined ? void start('camera') : publisher?.stop('camera'))}
          >
            {camera === undefined ? t.devices.startCamera : t.devices.stopCamera}
          </Button>
        )}
        <Button
          compact={compact}
          icon="screen"
          onClick={() => (screen === undefined ? void start('screen') : publisher?.stop('screen'))}
        >
          {screen === undefined ? t.devices.screen : t.devices.stopScreen}
        </Button>
      </div>
      {!idle && <DeviceChoice devices={devices} tracks={state.tracks} onChoose={start} />}
      {!idle && <LinkState state={state} />}
    </div>
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
