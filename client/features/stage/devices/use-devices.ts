/** Cameras and microphones of this device, kept up to date when one is plugged in or permission is given. */
import { useCallback, useEffect, useState } from 'react';
import type { CaptureDevice, Publisher } from '#client/media/media-client.ts';

/** The devices, and how to look again. */
export function useDevices(publisher: Publisher | null): readonly [readonly CaptureDevice[], () => void] {
  const [devices, setDevices] = useState<readonly CaptureDevice[]>([]);
  const look = useCallback(() => {
    void publisher?.devices().then(setDevices);
  }, [publisher]);
  useEffect(() => {
    look();
    // Missing on pages without https, whatever the types promise.
    const media = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
    media?.addEventListener('devicechange', look);
    return () => media?.removeEventListener('devicechange', look);
  }, [look]);
  return [devices, look];
}
