import { useId, useState } from 'react';
import { Segmented } from '../../components/segmented';
import { useWords } from '../../i18n/words';
import { SettingRow } from './setting-row';

interface ControlProps<Value> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ label, hint, value, onChange, options }: ControlProps<Value> & { readonly options: readonly (readonly [Value, string])[] }) {
  return (
    <SettingRow label={label} hint={hint}>
      <Segmented label={label} value={value} options={options} onChange={onChange} />
    </SettingRow>
  );
}

export function Toggle({ label, hint, value, onChange }: ControlProps<boolean>) {
  const id = useId();
  return (
    <SettingRow label={label} hint={hint} labelFor={id} hintId={`${id}-hint`}>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        checked={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
    </SettingRow>
  );
}

interface NumberFieldProps extends ControlProps<number> {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Stored when left or confirmed, and only a value within its bounds; else it says what is allowed. */
export function NumberField({ label, hint, value, onChange, unit, min, max, step }: NumberFieldProps) {
  const id = useId();
  const { text } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const number = Number(typed ?? value);
  const isValid = Number.isInteger(number) && number >= min && number <= max;
  function commit(): void {
    if (typed === null || !isValid) return;
    setTyped(null);
    if (number !== value) onChange(number);
  }
  return (
    <SettingRow label={label} hint={isValid ? hint : text.settings.range(min, max)} labelFor={id} hintId={`${id}-hint`}>
      <span className="number-field">
        <input
          id={id}
          type="number"
          min={min}
          max={max}
          step={step}
          value={typed ?? String(value)}
          aria-invalid={!isValid}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
        <span className="muted">{unit}</span>
      </span>
    </SettingRow>
  );
}

/** A time of the day in Stockholm, `08:30`; stored when it is left complete. */
export function TimeField({ label, hint, value, onChange }: ControlProps<string>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  function commit(): void {
    if (typed !== null && /^\d{2}:\d{2}$/.test(typed) && typed !== value) onChange(typed);
    setTyped(null);
  }
  return (
    <SettingRow label={label} hint={hint} labelFor={id} hintId={`${id}-hint`}>
      <input
        id={id}
        type="time"
        value={typed ?? value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </SettingRow>
  );
}
