import { useWords } from '../i18n/words';

interface TableToggleProps {
  readonly isTable: boolean;
  readonly onToggle: (isTable: boolean) => void;
}

/** From a chart to its table twin and back. */
export function TableToggle({ isTable, onToggle }: TableToggleProps) {
  const { text } = useWords();
  return (
    <button
      type="button"
      className="quiet as-table"
      aria-pressed={isTable}
      onClick={() => {
        onToggle(!isTable);
      }}
    >
      {isTable ? text.app.asChart : text.app.asTable}
    </button>
  );
}
