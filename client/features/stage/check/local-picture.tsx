/** What this device itself sends, or is about to. */
import { useEffect, useRef } from 'react';
import { INLINE_VIDEO } from '#client/ui/inline-video.ts';
import styles from './check.module.css';

/** What this device's own camera or screen shows. */
export function LocalPicture({
  track,
  label,
  mirrored,
}: {
  readonly track: MediaStreamTrack;
  readonly label: string;
  /** People know themselves from the mirror. */
  readonly mirrored?: boolean;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      aria-label={label}
      className={styles.own}
      style={mirrored === true ? { transform: 'scaleX(-1)' } : {}}
      {...INLINE_VIDEO}
      autoPlay
      muted
    />
  );
}
