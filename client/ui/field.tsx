/** Fields: a label, the control, and one line below for a hint, the count or what is wrong. */
import type {
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import { useId } from 'react';
import { classes } from '#client/lib/classes.ts';
import { countCharacters } from '#client/lib/text.ts';
import styles from './field.module.css';
import { useUiWords } from './words.ts';

export { countCharacters };

interface CommonProps {
  readonly label: string;
  /** Said after the label, such as （选填）. */
  readonly note?: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** Most characters (code points); shows a count. */
  readonly limit?: number;
  readonly compact?: boolean;
}

type Own<P, V> = Omit<P, 'value' | 'onChange'> &
  CommonProps & { readonly value: V; readonly onChange: (value: V) => void };

interface FrameProps extends CommonProps {
  readonly id: string;
  readonly count: number | null;
  readonly children: ReactNode;
}

function FieldFrame({ id, label, note, hint, error, limit, compact, count, children }: FrameProps) {
  return (
    <div className={classes(styles.field, compact && styles.compact)}>
      <label className={styles.label} htmlFor={id}>
        <span>
          {label}
          {note !== undefined && <span className={styles.optional}>{note}</span>}
        </span>
      </label>
      {children}
      {(error || hint !== undefined || count !== null) && (
        <div className={styles.foot} id={`${id}-foot`}>
          <span className={classes(error && styles.error)} role={error ? 'alert' : undefined}>
            {error || hint}
          </span>
          {limit !== undefined && count !== null && <Count count={count} limit={limit} />}
        </div>
      )}
    </div>
  );
}

function Count({ count, limit }: { readonly count: number; readonly limit: number }) {
  const words = useUiWords();
  return (
    <span className={classes(count > limit && styles.over)}>
      <span aria-hidden="true">
        {count}/{limit}
      </span>
      <span className="sr-only">{words.used(count, limit)}</span>
    </span>
  );
}

type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>, string> & {
  readonly ref?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField({
  label,
  note,
  hint,
  error,
  limit,
  compact,
  value,
  onChange,
  ...rest
}: TextFieldProps) {
  const own = useId();
  const id = rest.id ?? own;
  const frame = { id, label, ...optional({ note, hint, error, limit, compact }) };
  return (
    <FieldFrame {...frame} count={limit === undefined ? null : countCharacters(value)}>
      <input
        type="text"
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-foot`}
        className={classes(styles.control, rest.className)}
      />
    </FieldFrame>
  );
}

type TextAreaProps = Own<TextareaHTMLAttributes<HTMLTextAreaElement>, string> & {
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text. */
export function TextArea({
  label,
  note,
  hint,
  error,
  limit,
  compact,
  value,
  onChange,
  ...rest
}: TextAreaProps) {
  const own = useId();
  const id = rest.id ?? own;
  const frame = { id, label, ...optional({ note, hint, error, limit, compact }) };
  return (
    <FieldFrame {...frame} count={limit === undefined ? null : countCharacters(value)}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-foot`}
        className={classes(styles.control, styles.text, rest.className)}
      />
    </FieldFrame>
  );
}

type SelectProps<V extends string> = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> &
  CommonProps & {
    readonly value: V;
    readonly onChange: (value: V) => void;
    readonly options: readonly { readonly value: V; readonly label: string }[];
  };

/** A choice out of a list, by the phone's own picker. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, note, hint, error, limit, compact, value, onChange, options, ...rest } = props;
  const own = useId();
  const id = rest.id ?? own;
  const choose = (text: string) => {
    const option = options.find((one) => one.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <FieldFrame id={id} label={label} {...optional({ note, hint, error, limit, compact })} count={null}>
      <select
        {...rest}
        id={id}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className={classes(styles.control, rest.className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly compact?: boolean;
}

/** Yes or no. */
export function Checkbox({ label, checked, onChange, disabled, compact }: CheckboxProps) {
  return (
    <label className={classes(styles.check, compact && styles.compact)}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Leaves out what is undefined, as exact optional properties demand. */
function optional(
  props: { readonly [K in keyof Omit<CommonProps, 'label'>]: CommonProps[K] | undefined },
): Partial<CommonProps> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}
