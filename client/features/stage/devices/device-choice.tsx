/** Which camera and microphone; hidden where there is nothing to choose. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { CaptureDevice, PublisherState } from '#client/media/media-client.ts';
import { Select } from '#client/ui/field.tsx';
import styles from './devices.module.css';

interface DeviceChoiceProps {
  readonly devices: readonly CaptureDevice[];
  readonly tracks: PublisherState['tracks'];
  readonly onChoose: (role: 'camera' | 'microphone', deviceId: string) => Promise<void>;
}

/** Changing one replaces what is sent without a break. */
export function DeviceChoice({ devices, tracks, onChoose }: DeviceChoiceProps) {
  const t = useText(deskStageTexts);
  const kinds = (['microphone', 'camera'] as const).filter(
    (kind) => tracks[kind] !== undefined && devices.filter((device) => device.kind === kind).length > 1,
  );
  if (kinds.length === 0) return null;
  return (
    <details className={styles.choice}>
      <summary>{t.devices.choose}</summary>
      {kinds.map((kind) => (
        <Select
          key={kind}
          compact
          label={t.devices[kind]}
          value={tracks[kind]?.track.getSettings().deviceId ?? ''}
          onChange={(deviceId) => void onChoose(kind, deviceId)}
          options={devices
            .filter((device) => device.kind === kind)
            .map((device, at) => ({
              value: device.deviceId,
              label: device.label === '' ? t.devices.unnamed(at + 1) : device.label,
            }))}
        />
      ))}
    </details>
  );
}
