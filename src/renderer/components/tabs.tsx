import type { KeyboardEvent } from 'react';

interface TabsProps<Value extends string> {
  /** Of the tab list; the panel is `<id>-panel`, a tab `<id>-<value>`. */
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Views of one thing: one stop for the Tab key, arrows, Home and End inside, the view follows the focus. */
export function Tabs<Value extends string>({ id, label, value, options, onChange }: TabsProps<Value>) {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const here = options.findIndex(([option]) => option === value);
    const step = STEPS[event.key];
    const target = step === undefined ? { Home: 0, End: options.length - 1 }[event.key] : (here + step + options.length) % options.length;
    const chosen = target === undefined ? undefined : options[target];
    if (!chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChange(chosen[0]);
    event.currentTarget.querySelector<HTMLElement>(`#${id}-${chosen[0]}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {options.map(([option, name]) => (
        <button
          key={option}
          id={`${id}-${option}`}
          type="button"
          role="tab"
          aria-selected={option === value}
          aria-controls={`${id}-panel`}
          tabIndex={option === value ? 0 : -1}
          onClick={() => {
            onChange(option);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
