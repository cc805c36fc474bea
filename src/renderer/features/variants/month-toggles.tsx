import { useWords } from '../../i18n/words';

interface MonthTogglesProps {
  readonly labelId: string;
  /** Month numbers with semicolons between. */
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The twelve months, each on or off. */
export function MonthToggles({ labelId, text, onChange }: MonthTogglesProps) {
  const { text: words } = useWords();
  const chosen = new Set(text.split(/[;\s]+/).filter((part) => part !== '').map(Number));
  return (
    <div className="months" role="group" aria-labelledby={labelId}>
      {words.variants.months.map((name, index) => {
        const month = index + 1;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={chosen.has(month)}
            onClick={() => {
              const others = [...chosen].filter((one) => one !== month);
              const next = chosen.has(month) ? others : [...others, month];
              onChange(next.sort((a, b) => a - b).join('; '));
            }}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
