/** How long the body keeps its recordings. */
import { useCallback, useEffect, useState } from 'react';
import { getJson, sendJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/field.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { RecordingSettings as Settings } from '#shared/features/replay/views.ts';
import styles from './desk.module.css';

const PATH = '/api/admin/recording';
const CHOICES: readonly (number | null)[] = [null, 30, 90, 180, 365, 1095];

/** For administrators. A shorter time removes what is older within the hour, and says so before. */
export function RecordingSettings() {
  const t = useText(replayDeskTexts);
  const refusals = useText(refusalTexts);
  const [known, setKnown] = useState<Settings | null>(null);
  const [keepDays, setKeepDays] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const take = useCallback((outcome: Outcome<Settings>) => {
    if (!outcome.ok) return;
    setKnown(outcome.value);
    setKeepDays(outcome.value.keepDays);
  }, []);
  useEffect(() => void getJson<Settings>(PATH).then(take), [take]);
  if (known === null) return null;
  const save = async () => {
    setBusy(true);
    const outcome = await sendJson<Settings>(PATH, { method: 'PATCH', body: { keepDays } });
    setBusy(false);
    take(outcome);
    toast(outcome.ok ? t.saved : refusals[outcome.code], outcome.ok ? 'good' : 'bad');
  };
  const choices = CHOICES.includes(keepDays) ? CHOICES : [...CHOICES, keepDays];
  return (
    <section className={styles.settings} aria-labelledby="recording-title">
      <h2 id="recording-title">{t.settingsTitle}</h2>
      <p className={styles.quiet}>{t.settingsLead}</p>
      <div className={styles.line}>
        <Select
          label={t.keepDays}
          compact
          value={String(keepDays)}
          onChange={(value) => setKeepDays(value === 'null' ? null : Number(value))}
          options={choices.map((days) => ({
            value: String(days),
            label: days === null ? t.forEver : t.days(days),
          }))}
        />
        <Button look="primary" busy={busy} disabled={keepDays === known.keepDays} onClick={() => void save()}>
          {t.save}
        </Button>
      </div>
      {keepDays !== null && keepDays !== known.keepDays && <p role="status">{t.removesOlder(keepDays)}</p>}
    </section>
  );
}
