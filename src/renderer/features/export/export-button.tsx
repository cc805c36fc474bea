import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** Takes the table of the page out of the app. */
export function ExportButton() {
  const { text } = useWords();
  const { setOverlay } = useFeature('navigation');
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={text.files.export.title}
      title={`${text.files.export.title} (E)`}
      onClick={() => {
        setOverlay('export');
      }}
    >
      <Icon name="export" />
    </button>
  );
}
