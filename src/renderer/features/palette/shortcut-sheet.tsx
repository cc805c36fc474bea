import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

type Keys = readonly (readonly [string, string])[];

function KeyList({ title, keys }: { readonly title: string; readonly keys: Keys }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([combination, meaning]) => (
          <div key={combination}>
            <dt>{meaning}</dt>
            <dd>
              {combination.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** All keys on one page. */
export function ShortcutSheet() {
  const { text } = useWords();
  const { setOverlay } = useFeature('navigation');
  const close = (): void => {
    setOverlay(null);
  };
  const { keys } = text;
  const { keys: own } = text.instrument;
  return (
    <Dialog label={text.app.shortcuts} className="sheet" onClose={close}>
      <header>
        <h2>{text.app.shortcuts}</h2>
        <button type="button" className="icon-button" aria-label={text.app.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="sheet-columns">
        <KeyList
          title={keys.groups.everywhere}
          keys={[
            ['Ctrl K  Ctrl Shift P', keys.palette],
            ['F5  Ctrl R', keys.resync],
            ['Ctrl 1 … 9', keys.strategies],
            ['E  Ctrl E', keys.exportTable],
            ['Ctrl ,', keys.settings],
            ['F6  Shift F6', keys.pane],
            ['Alt ←  Alt →', own.history],
            ['Ctrl Z', own.undo],
            ['Ctrl +  Ctrl −  Ctrl 0', keys.zoom],
            ['Ctrl W', keys.hide],
            ['Ctrl Q', keys.quit],
            ['?', keys.sheet],
          ]}
        />
        <div>
          <KeyList
            title={keys.groups.list}
            keys={[
              ['↑ ↓  J K', keys.move],
              ['Shift ↑ ↓', keys.extend],
              ['Enter', own.open],
              ['W', own.watch],
              ['Esc', keys.back],
              ['Ctrl F  /', keys.filter],
              ['Ctrl C', keys.copy],
              ['Ctrl Shift C', keys.copyRaw],
            ]}
          />
          <KeyList
            title={own.title}
            keys={[
              ['← →', own.day],
              ['PgUp  PgDn', own.month],
              ['Home  End', own.ends],
              ['Esc', own.newest],
            ]}
          />
        </div>
      </div>
    </Dialog>
  );
}
