/** The field for the address of a stream, which says what is wrong with it. */
import type { FailureCode } from '#client/lib/outcome.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { TextField } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';

/** Refusals that are about the address. */
export const ABOUT_ADDRESS: readonly FailureCode[] = ['bad_request', 'address_forbidden'];

interface AddressFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What to say when it is no address of the kind that is wanted. */
  readonly problem: string;
  readonly refused: FailureCode | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function AddressField({ problem, refused, ...field }: AddressFieldProps) {
  const refusals = useText(refusalTexts);
  const error = refused === 'bad_request' ? problem : refused === null ? null : refusals[refused];
  return (
    <TextField
      {...field}
      error={refused !== null && ABOUT_ADDRESS.includes(refused) ? error : null}
      inputMode="url"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      maxLength={LIMITS.streamAddress}
    />
  );
}
