/** A link within the site: opens without loading everything anew, and everything else links do still works. */
import type { MouseEvent, ReactNode } from 'react';
import { navigate } from '#client/lib/location.ts';

interface LinkProps {
  readonly href: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** New tabs, downloads and other buttons are left to the browser. */
export function Link({ href, className, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} className={className} onClick={follow}>
      {children}
    </a>
  );
}
