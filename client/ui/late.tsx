/** A component whose code arrives later than the page, and is shown the moment it is there. */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/**
 * As React's `lazy` with a fallback of its own. `lazy` holds back what has arrived until 300 ms after the fallback
 * was drawn, and again for what is nested in it; where a picture is waited for, that is half of the wait.
 * What cannot be loaded is thrown, for the error boundary; the page goes on without what is `optional`.
 */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  fallback: ReactNode = null,
  optional = false,
): ComponentType<P> {
  let arrived: ComponentType<P> | null = null;
  return function Late(props: P) {
    const [Shown, show] = useState(() => arrived);
    const [fault, setFault] = useState<Error | null>(null);
    useEffect(() => {
      if (Shown !== null) return;
      let gone = false;
      load().then(
        (component) => {
          arrived = component;
          if (!gone) show(() => component);
        },
        (error: unknown) => {
          if (!gone && !optional) setFault(error instanceof Error ? error : new Error(String(error)));
        },
      );
      return () => {
        gone = true;
      };
    }, [Shown]);
    if (fault !== null) throw fault;
    return Shown === null ? fallback : <Shown {...props} />;
  };
}
