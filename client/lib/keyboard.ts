/** Where the keyboard covers the page instead of shrinking it (iPhones), bars are lifted by its height. */
import { useEffect } from 'react';

/** Keeps `--keyboard` on the root element while mounted. */
export function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const root = document.documentElement;
    const measure = () => {
      const covered = window.innerHeight - viewport.height - viewport.offsetTop;
      // Enlarging by two fingers also shrinks the visual viewport, but that is no keyboard.
      root.style.setProperty(
        '--keyboard',
        viewport.scale > 1.05 ? '0px' : `${Math.max(0, Math.round(covered))}px`,
      );
    };
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
      root.style.removeProperty('--keyboard');
    };
  }, []);
}
