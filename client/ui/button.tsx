/** Buttons: one look per meaning, never smaller than a thumb (desks may ask for compact ones). */
import type { ButtonHTMLAttributes, Ref } from 'react';
import { classes } from '#client/lib/classes.ts';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly large?: boolean;
  /** Desks only: dense rows driven by mouse and keys. */
  readonly compact?: boolean;
  /** The action is under way: the button keeps its size and takes no second press. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const {
    look = 'secondary',
    icon,
    wide,
    large,
    compact,
    busy,
    className,
    children,
    disabled,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy === true}
      aria-busy={busy === true ? true : undefined}
      className={classes(
        styles.button,
        styles[look],
        wide && styles.wide,
        large && styles.large,
        compact && styles.compact,
        busy && styles.busy,
        className,
      )}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {busy === true && <span aria-hidden="true" className={styles.dots} />}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** Says what it does; shown as a tip and read aloud. */
  readonly label: string;
  readonly look?: ButtonLook;
  readonly compact?: boolean;
  readonly size?: number;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  compact,
  size,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(styles.button, styles[look], styles.icon, compact && styles.compact, className)}
    >
      <Icon name={icon} {...(size === undefined ? {} : { size })} />
    </button>
  );
}

interface LinkButtonProps {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly large?: boolean;
  readonly children: React.ReactNode;
  readonly download?: boolean;
  readonly target?: '_blank';
}

/** A link that looks like a button. */
export function LinkButton({ look = 'secondary', icon, wide, large, children, ...rest }: LinkButtonProps) {
  return (
    <a
      {...rest}
      {...(rest.target === '_blank' ? { rel: 'noreferrer' } : {})}
      className={classes(styles.button, styles[look], wide && styles.wide, large && styles.large)}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </a>
  );
}
