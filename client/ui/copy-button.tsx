/** Copies a text and says so. */
import { useState } from 'react';
import { copyText } from '#client/lib/clipboard.ts';
import { Button, type ButtonLook } from './button.tsx';
import { useUiWords } from './words.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly look?: ButtonLook;
  readonly wide?: boolean;
  readonly compact?: boolean;
}

/** The label tells what happened for a moment, then returns. */
export function CopyButton({ text, label, look = 'secondary', ...size }: CopyButtonProps) {
  const words = useUiWords();
  const [told, setTold] = useState<string | null>(null);
  const copy = async () => {
    setTold((await copyText(text)) ? words.copied : words.copyFailed);
    setTimeout(() => setTold(null), 2500);
  };
  return (
    <Button look={look} icon={told === words.copied ? 'check' : 'copy'} onClick={() => void copy()} {...size}>
      <span aria-live="polite">{told ?? label ?? words.copy}</span>
    </Button>
  );
}
