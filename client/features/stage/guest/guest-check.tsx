/** A guest's check before going on: it is offered first, and ends with the button that opens both devices. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { deviceCheckTexts } from '#client/locales/device-check.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { DeviceCheckPanel } from '../check/device-check-panel.tsx';
import styles from './guest.module.css';

/** Says what the check is for; a camera that asks without a word frightens people. */
export function CheckInvitation({ onOpen }: { readonly onOpen: () => void }) {
  const t = useText(deviceCheckTexts);
  return (
    <div className={styles.invitation}>
      <p>{t.intro}</p>
      <Button look="primary" icon="check" onClick={onOpen}>
        {t.open}
      </Button>
    </div>
  );
}

interface GuestCheckProps {
  readonly onClose: () => void;
  /** Publishes microphone and camera. */
  readonly onOpen: () => Promise<void>;
}

export function GuestCheck({ onClose, onOpen }: GuestCheckProps) {
  const t = useText(deviceCheckTexts);
  const { devices } = useText(deskStageTexts);
  return (
    <section className={styles.guest} aria-label={t.title}>
      <header className={styles.head}>
        <h2>{t.title}</h2>
        <Button look="quiet" onClick={onClose}>
          {t.stop}
        </Button>
      </header>
      <DeviceCheckPanel>
        {({ kind }, letGo) => (
          <Button
            look={kind === 'ready' || kind === 'limited' ? 'primary' : 'secondary'}
            icon="camera"
            onClick={() => {
              // Some phones give a camera to one user at a time, this page's other half included.
              letGo();
              onClose();
              void onOpen();
            }}
          >
            {devices.open}
          </Button>
        )}
      </DeviceCheckPanel>
    </section>
  );
}
