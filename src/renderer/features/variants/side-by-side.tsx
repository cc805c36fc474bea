import { useState, type ReactNode } from 'react';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import type { VariantSetDto } from '@shared/dto/variants';
import { ChangeCounts } from '../../components/change-mark';
import { paramValueText, paramWords } from '../../i18n/param-words';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { SideNames, unionOf } from './side-names';

interface SideBySideProps {
  readonly strategy: StrategySummaryDto;
  readonly sets: readonly VariantSetDto[];
}

function ColumnActions({ variant }: { readonly variant: VariantSetDto }) {
  const { text } = useWords();
  const { navigation } = useStores();
  const { remove, working } = useFeature('variants');
  const { paramsHash: shown } = useFeature('navigation');
  const [isSure, setIsSure] = useState(false);
  const hash = variant.name === null ? null : variant.paramsHash;
  const show = (): void => {
    navigation.getState().chooseVariant(hash);
    navigation.getState().setTab('strategy', 'ranking');
  };
  const takeAway = (): void => {
    if (!isSure) {
      setIsSure(true);
      return;
    }
    if (shown === variant.paramsHash) navigation.getState().chooseVariant(null);
    void remove(variant.paramsHash).then((isRemoved) => {
      if (isRemoved) navigation.getState().announce(text.variants.removed);
    });
  };
  return (
    <>
      <button type="button" className="quiet" disabled={variant.asOf === null} onClick={show}>
        {text.variants.show}
      </button>
      {variant.name === null ? null : (
        <button type="button" className={`quiet${isSure ? ' danger' : ''}`} disabled={working !== null} onClick={takeAway} onBlur={() => { setIsSure(false); }}>
          {isSure ? text.variants.confirmRemove : text.variants.remove}
        </button>
      )}
    </>
  );
}

/** The published parameters and every variant as columns: by what they differ, what each holds, what they share. */
export function SideBySide({ strategy, sets }: SideBySideProps) {
  const words = useWords();
  const { text, formats } = words;
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [published] = sets;
  if (!published || sets.length < 2) return <p className="muted">{text.variants.noVariants}</p>;
  const differing = Object.keys(published.params).filter((name) => sets.some(({ params }) => JSON.stringify(params[name]) !== JSON.stringify(published.params[name])));
  const publishedNames = new Set(published.names.map(({ orderbookId }) => orderbookId));
  const row = (key: string, title: ReactNode, cell: (variant: VariantSetDto) => ReactNode) => (
    <tr key={key}>
      <th scope="row" className="left">{title}</th>
      {sets.map((variant) => (
        <td key={variant.paramsHash}>{cell(variant)}</td>
      ))}
    </tr>
  );
  const names = unionOf(sets);
  const listed = sets.filter(({ asOf }) => asOf !== null).length;
  const differingNames = names.filter(({ holders }) => holders.size < listed);
  return (
    <div className="side-box">
      <label className="with-variants">
        <input type="checkbox" role="switch" className="switch" checked={onlyDiffering} onChange={(event) => { setOnlyDiffering(event.target.checked); }} /> {text.variants.onlyDiffering(formats.integer(differingNames.length), formats.integer(names.length))}
      </label>
      <table className="plain-table side-by-side" aria-label={text.variants.sideBySide}>
        <thead>
          <tr>
            <td />
            {sets.map(({ paramsHash, name }) => (
              <th key={paramsHash} scope="col" className="left">{name ?? text.variants.published}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((name) => row(name, paramWords(strategy.strategyId, name, words).label, ({ params }) => <span className={JSON.stringify(params[name]) === JSON.stringify(published.params[name]) ? 'faint' : 'differs'}>{paramValueText(name, params[name] ?? null, words)}</span>))}
          {row('day', text.variants.newest, ({ asOf }) => asOf ?? <span className="muted">{text.variants.notComputed}</span>)}
          {row('held', text.variants.held, ({ asOf, held }) => (asOf === null ? '–' : formats.integer(held)))}
          {row('common', text.variants.common, ({ name, names }) => (name === null ? '' : formats.integer(names.filter(({ orderbookId }) => publishedNames.has(orderbookId)).length)))}
          {row('changes', text.variants.changes, ({ entered, exited }) => (entered + exited === 0 ? <span className="faint">–</span> : <ChangeCounts entered={entered} exited={exited} enteredLabel={text.today.entered} exitedLabel={text.today.exited} />))}
          {row('actions', '', (variant) => <ColumnActions variant={variant} />)}
        </tbody>
        <SideNames sets={sets} names={onlyDiffering ? differingNames : names} />
      </table>
    </div>
  );
}
