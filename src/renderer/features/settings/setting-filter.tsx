import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** The search over all settings; what matches neither by name nor by meaning is out of sight. */
export function SettingFilter() {
  const { text } = useWords();
  const { query, find } = useFeature('settings');
  return (
    <div className="setting-filter">
      <label className="filter">
        <Icon name="search" />
        <span className="visually-hidden">{text.settings.search}</span>
        <input
          id="list-filter"
          type="search"
          placeholder={text.settings.search}
          value={query}
          onChange={(event) => {
            find(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') find('');
          }}
        />
      </label>
      {query === '' ? null : (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            find('');
          }}
        >
          {text.settings.showAll}
        </button>
      )}
    </div>
  );
}
