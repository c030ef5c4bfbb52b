/** The one set of icons: 24 × 24, one stroke; always beside or standing for words. */

const PATHS = {
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8 5v14M16 5v14',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  headphones:
    'M4 18v-5a8 8 0 0 1 16 0v5M4 14.5h3v6H5.5A1.5 1.5 0 0 1 4 19zM20 14.5h-3v6h1.5A1.5 1.5 0 0 0 20 19z',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  save: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14',
  send: 'M12 19V5M6 11l6-6 6 6',
  support: 'M12 6l7 12H5z',
  up: 'M6 14.5l6-6 6 6',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20',
  warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.2v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 8v4.5l3 2',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  question: 'M4 5h16v11.5h-8L7.5 20.5v-4H4zM9.8 9.2a2.3 2.3 0 1 1 3.2 2.1c-.7.3-1 .7-1 1.4M12 14.3v.2',
  comment: 'M4 5h16v11.5h-8L7.5 20.5v-4H4zM8 9.5h8M8 12.5h5',
  poll: 'M5 20V11M12 20V4M19 20v-6',
  camera: 'M3.5 7h12v10h-12zM15.5 11l5-3.5v9l-5-3.5',
  microphone:
    'M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  screen: 'M3.5 5h17v11.5h-17zM9 20.5h6M12 16.5v4',
  link: 'M10 14l4-4M8.5 11l-3 3a3.5 3.5 0 0 0 5 5l3-3M15.5 13l3-3a3.5 3.5 0 0 0-5-5l-3 3',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  flag: 'M6 21V4h12l-2.5 4L18 12H6',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

/** Icons drawn as areas rather than lines. */
const FILLED: ReadonlySet<string> = new Set(['play', 'support']);

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  /** In pixels; 20 suits text of 16. */
  readonly size?: number;
}

/** A decorative icon; the words beside it or the button's label say what it means. */
export function Icon({ name, size = 20 }: IconProps) {
  const filled = FILLED.has(name);
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
