/** The pictures of the programme as they stand: one alone, two side by side, or one with another in its corner. */
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { classes } from '#client/lib/classes.ts';
import type { Viewer } from '#client/media/viewer.ts';
import { INLINE_VIDEO } from '#client/ui/inline-video.ts';
import type { OnAir } from '../view-model.ts';
import styles from './programme-pictures.module.css';

interface ProgrammePicturesProps {
  readonly onAir: Pick<OnAir, 'layout' | 'pictures'>;
  /** Null until the media code is there. */
  readonly viewer: Viewer | null;
  /** The element of the main picture and of all sound; whoever owns the viewer attaches it. */
  readonly video: Ref<HTMLVideoElement>;
  readonly label: string;
  readonly muted?: boolean;
  /** The pictures come as one, put together already. */
  readonly composed?: boolean;
  /** What lies over the pictures. */
  readonly children?: ReactNode;
}

/** Fills what it stands in. The main element stays the same through every cut, so that the sound never breaks off. */
export function ProgrammePictures({
  onAir,
  viewer,
  video,
  label,
  muted,
  composed = false,
  children,
}: ProgrammePicturesProps) {
  const { layout, pictures } = onAir;
  const [main, second] = pictures.map(({ track }) => track === 'camera' && styles.camera);
  return (
    <div
      className={classes(styles.pictures, styles[layout], composed && styles.composed)}
      data-layout={layout}
    >
      <div className={classes(styles.main, main)}>
        <video
          ref={video}
          aria-label={label}
          className={styles.video}
          {...INLINE_VIDEO}
          autoPlay
          muted={muted}
        />
      </div>
      {layout !== 'single' && !composed && (
        <div className={classes(styles.second, second)}>
          <SecondVideo viewer={viewer} />
        </div>
      )}
      {children}
    </div>
  );
}

function SecondVideo({ viewer }: { readonly viewer: Viewer | null }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => (video.current === null ? undefined : viewer?.attachSecond(video.current)), [viewer]);
  // Without a name of its own: to whom cannot see them the two are one programme.
  return <video ref={video} className={styles.video} {...INLINE_VIDEO} autoPlay muted />;
}
