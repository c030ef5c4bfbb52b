/** Alarms on top of the stage: what the moderator should act on now, in words. */
import { deskHealthTexts } from '#client/locales/desk-health.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Icon } from '#client/ui/icon.tsx';
import styles from './health.module.css';
import { useSourceName } from './use-source-name.ts';
import { alarmWords } from './view-model.ts';

/** Nothing while all is well. */
export function AlarmList() {
  const t = useText(deskHealthTexts);
  const alarms = useNow((now) => now.health?.alarms);
  const nameOf = useSourceName();
  return (
    <ul className={styles.alarms} aria-label={t.alarms} aria-live="assertive">
      {(alarms ?? []).map((alarm) => (
        <li
          key={'sourceId' in alarm ? `${alarm.kind}-${alarm.sourceId}` : alarm.kind}
          className={styles.alarm}
        >
          <Icon name="warning" size={18} />
          {alarmWords(t, alarm, nameOf)}
        </li>
      ))}
    </ul>
  );
}
