/** The name under which something that is added stands on the desk, and on air; the first field of every such form. */
import { wantFocus } from '#client/lib/want-focus.ts';
import { TextField } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';

interface NameFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function NameField(props: NameFieldProps) {
  return <TextField {...props} maxLength={LIMITS.sourceName} ref={wantFocus} />;
}
