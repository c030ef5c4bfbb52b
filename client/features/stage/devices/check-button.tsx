/** The check of camera, microphone and network from the moderator's desk. */
import { useState } from 'react';
import { deviceCheckTexts } from '#client/locales/device-check.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { DeviceCheckPanel } from '../check/device-check-panel.tsx';

/** The button and its dialog. */
export function CheckButton() {
  const t = useText(deviceCheckTexts);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button compact onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && (
        <Dialog broad title={t.title} onClose={close}>
          <DeviceCheckPanel>
            {({ kind }) => (
              <Button look={kind === 'ready' ? 'primary' : 'secondary'} onClick={close}>
                {t.close}
              </Button>
            )}
          </DeviceCheckPanel>
        </Dialog>
      )}
    </>
  );
}
