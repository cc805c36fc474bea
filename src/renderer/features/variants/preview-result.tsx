import { useEffect, useRef, useState } from 'react';
import type { PreviewDto } from '@shared/dto/variants';
import { Notice } from '../../components/notice';
import { TradedNames } from '../../components/traded-names';
import { gateText } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';

/** Only what has been seen can be kept. */
function SaveVariant() {
  const { text } = useWords();
  const { navigation } = useStores();
  const { save, working } = useFeature('variants');
  const [name, setName] = useState('');
  const wanted = name.trim();
  return (
    <form
      className="save-variant"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '' || working !== null) return;
        void save(wanted).then((isSaved) => {
          if (isSaved) navigation.getState().announce(text.variants.saved(wanted));
        });
      }}
    >
      <label htmlFor="variant-name">{text.variants.name}</label>
      <input id="variant-name" type="text" maxLength={80} autoComplete="off" value={name} onChange={(event) => { setName(event.target.value); }} />
      <button type="submit" disabled={wanted === '' || working !== null}>
        {working === 'save' ? text.variants.saving : text.variants.save}
      </button>
    </form>
  );
}

/** What the tried parameters would give, against the published ones on the same day. */
export function PreviewResult({ preview }: { readonly preview: PreviewDto }) {
  const { text, formats } = useWords();
  const { target, entered, exited, asOf, eligible, status, gate } = preview;
  const isSame = entered.length + exited.length === 0;
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [preview]);
  const hasList = status === 'OK' || status === 'PARTIAL';
  return (
    <section ref={element} className="preview-result" aria-labelledby="preview-title" aria-live="polite">
      <h2 id="preview-title">{text.variants.result}</h2>
      {hasList ? <p className="preview-summary">{text.variants.summary(formats.integer(target.length), formats.integer(entered.length), formats.integer(exited.length))}</p> : null}
      <p className="muted">{text.variants.basis(asOf, formats.integer(eligible))}</p>
      {hasList ? null : (
        <Notice tone="warning">
          <strong>{text.list.statuses[status]}.</strong> {gate === null ? null : gateText(gate, text, formats)}
        </Notice>
      )}
      {hasList && isSame ? <p className="muted">{text.variants.sameNames}</p> : null}
      {isSame ? null : (
        <dl>
          <TradedNames direction="up" label={text.today.entered} names={entered} />
          <TradedNames direction="down" label={text.today.exited} names={exited} />
        </dl>
      )}
      <SaveVariant />
    </section>
  );
}
