/** The check as it is shown: oneself, the level of the voice, what was found line by line, and one clear sentence. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { type DeviceCheckTexts, deviceCheckTexts } from '#client/locales/device-check.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/field.tsx';
import { StateMark, type StateTone } from '#client/ui/state-mark.tsx';
import styles from './check.module.css';
import { cameraLine, type Line, microphoneLine, networkLine, verdictWords } from './check-words.ts';
import type { CheckState, DeviceCheck } from './device-check.ts';
import { LevelMeter } from './level-meter.tsx';
import { LocalPicture } from './local-picture.tsx';
import { SpeakerTest } from './speaker-test.tsx';
import { thisSystem } from './system.ts';
import { useDeviceCheck } from './use-device-check.ts';
import { type Verdict, verdictOf } from './verdict.ts';

interface DeviceCheckPanelProps {
  /** What comes after the check, given what it found; `letGo` before camera and microphone are opened for something else. */
  readonly children: (verdict: Verdict, letGo: () => void) => ReactNode;
}

/** Begins at once; publishes nothing. */
export function DeviceCheckPanel({ children }: DeviceCheckPanelProps) {
  const t = useText(deviceCheckTexts);
  const [check, state] = useDeviceCheck();
  const verdict = verdictOf(state);
  const { camera, microphone } = state.tracks;
  const forMicrophone = microphoneLine(t, state.microphone, thisSystem());
  const forCamera = cameraLine(t, state.camera, thisSystem());
  // Both refused is one thing to do, and is said once.
  const cameraHelp = forCamera.help === forMicrophone.help ? '' : forCamera.help;
  return (
    <div className={styles.check}>
      <div className={styles.self}>
        {camera === null ? (
          <span>{t.noPicture}</span>
        ) : (
          <LocalPicture track={camera} label={t.self} mirrored />
        )}
      </div>
      <div className={styles.findings}>
        <VerdictBox t={t} verdict={verdict} state={state} />
        <Finding title={t.names.microphone} line={forMicrophone}>
          {microphone !== null && <LevelMeter track={microphone} label={t.microphone.level} />}
          <Choice kind="microphone" check={check} state={state} />
        </Finding>
        <Finding title={t.names.camera} line={{ ...forCamera, help: cameraHelp }}>
          <Choice kind="camera" check={check} state={state} />
        </Finding>
        <Finding title={t.network.title} line={networkLine(t, state.network)} />
        <SpeakerTest />
        <div className={styles.actions}>
          {children(verdict, () => check?.close())}
          <Button onClick={() => check?.start()}>{t.again}</Button>
        </div>
      </div>
    </div>
  );
}

function VerdictBox(props: {
  readonly t: DeviceCheckTexts;
  readonly verdict: Verdict;
  readonly state: CheckState;
}) {
  const { t, verdict, state } = props;
  const { title, hint } = verdictWords(t, verdict, state);
  return (
    <div role="status" className={classes(styles.verdict, styles[verdict.kind])}>
      <strong>{title}</strong>
      {hint !== '' && <span>{hint}</span>}
    </div>
  );
}

const TONES: Readonly<Record<Line['tone'], StateTone>> = {
  good: 'done',
  busy: 'info',
  poor: 'waiting',
  bad: 'waiting',
};

function Finding(props: { readonly title: string; readonly line: Line; readonly children?: ReactNode }) {
  const { title, line, children } = props;
  return (
    <section className={styles.finding} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <StateMark tone={TONES[line.tone]} wrap>
          {line.title}
        </StateMark>
      </header>
      {line.help !== '' && <p>{line.help}</p>}
      {children}
    </section>
  );
}

interface ChoiceProps {
  readonly kind: 'camera' | 'microphone';
  readonly check: DeviceCheck | null;
  readonly state: CheckState;
}

/** Hidden where there is nothing to choose. */
function Choice({ kind, check, state }: ChoiceProps) {
  const t = useText(deviceCheckTexts);
  const devices = state.devices.filter((device) => device.kind === kind && device.deviceId !== '');
  if (devices.length < 2) return null;
  return (
    <Select
      compact
      label={t.choose[kind]}
      value={state.tracks[kind]?.getSettings().deviceId ?? ''}
      onChange={(deviceId) => check?.choose(kind, deviceId)}
      options={devices.map(({ deviceId, label }, at) => ({
        value: deviceId,
        label: label === '' ? t.unnamed(at + 1) : label,
      }))}
    />
  );
}
