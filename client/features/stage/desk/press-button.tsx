/** A button of the programme that says whether it is in effect: a card, or where the second picture stands. */
import type { ComponentProps } from 'react';
import { Button } from '#client/ui/button.tsx';
import styles from './press-button.module.css';

interface PressButtonProps extends Pick<ComponentProps<typeof Button>, 'children' | 'disabled' | 'onClick'> {
  readonly pressed: boolean;
}

export function PressButton({ pressed, ...button }: PressButtonProps) {
  return (
    <Button compact aria-pressed={pressed} className={pressed ? styles.pressed : undefined} {...button} />
  );
}
