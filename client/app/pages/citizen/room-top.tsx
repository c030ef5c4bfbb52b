/** What stands on top of every state of the page: picture, title, and the choice of type. */
import type { ReactNode } from 'react';
import { NowStrip } from '#client/features/sessions/now-strip.tsx';
import { LiveBadge, SessionHead } from '#client/features/sessions/session-head.tsx';
import { setLargeType, useLargeType } from '#client/lib/large-type.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { late } from '#client/ui/late.tsx';
import styles from './citizen.module.css';

/** The conversation is drawn first; the picture's place is kept. */
const ProgrammePlayer = late(
  async () => (await import('#client/features/stage/programme-player.tsx')).ProgrammePlayer,
  <div className={styles.picturePlace} />,
);

/** Most sessions have none: loaded with the first line. A network that is lost just then costs the captions, not the page. */
const LiveCaptions = late(
  async () => (await import('#client/features/replay/live-captions.tsx')).LiveCaptions,
  null,
  true,
);

/** The picture sticks to the upper edge of a phone; `children` follow the title. */
export function RoomTop({ children }: { readonly children?: ReactNode }) {
  const title = useRoom((room) => room.session.title);
  const hasCaptions = useRoom((room) => room.captions.lines.length > 0);
  const captions = hasCaptions ? <LiveCaptions /> : null;
  return (
    <div className={styles.left}>
      <div className={styles.picture}>
        <ProgrammePlayer badge={<LiveBadge />} title={title} strip={<NowStrip />} below={captions} />
      </div>
      <header>
        <SessionHead aside={<TypeChoice />} />
        {children}
      </header>
    </div>
  );
}

/** 长辈版, one tap away. */
export function TypeChoice() {
  const t = useText(commonTexts);
  const large = useLargeType();
  return (
    <Button look="secondary" onClick={() => setLargeType(!large)}>
      {large ? t.standardType : t.largeType}
    </Button>
  );
}
