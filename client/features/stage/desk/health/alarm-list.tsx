/** Alarms on top of the stage: what the moderator should act on now, in words. */
import { deskHealthTexts } from '#client/locales/desk-health.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Icon } from '#client/ui/icon.tsx';
import styles from './health.module.css';
import { useSourceName } from './use-source-name.ts';
import { alarmKey, alarmSaid, alarmWords } from './view-model.ts';

/** Nothing while all is well. */
export function AlarmList() {
  const t = useText(deskHealthTexts);
  const alarms = useNow((now) => now.health?.alarms);
  const nameOf = useSourceName();
  return (
    <>
      <ul className={styles.alarms} aria-label={t.alarms}>
        {(alarms ?? []).map((alarm) => (
          <li key={alarmKey(alarm)} className={styles.alarm}>
            <Icon name="warning" size={18} />
            {alarmWords(t, alarm, nameOf)}
          </li>
        ))}
      </ul>
      {/* Each is said once, when it comes: the figures of the list change every two seconds. */}
      <div className="sr-only" aria-live="assertive" aria-atomic="false" aria-relevant="additions">
        {(alarms ?? []).map((alarm) => (
          <p key={alarmKey(alarm)}>{alarmSaid(t, alarm, nameOf)}</p>
        ))}
      </div>
    </>
  );
}
