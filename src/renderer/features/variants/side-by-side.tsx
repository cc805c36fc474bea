import { useState, type ReactNode } from 'react';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import type { VariantSetDto } from '@shared/dto/variants';
import { ChangeCounts } from '../../components/change-mark';
import { ShareLink } from '../../components/share-link';
import { paramValueText, paramWords } from '../../i18n/param-words';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';

interface SideBySideProps {
  readonly strategy: StrategySummaryDto;
  readonly sets: readonly VariantSetDto[];
}

/** The union of all held names: those that most variants hold first, then in the order in which they stand. */
function unionOf(sets: readonly VariantSetDto[]): (VariantSetDto['names'][number] & { readonly holders: ReadonlySet<string> })[] {
  const holders = new Map<string, { name: VariantSetDto['names'][number]; in: Set<string> }>();
  for (const { paramsHash, names } of sets) {
    for (const name of names) {
      const known = holders.get(name.orderbookId) ?? { name, in: new Set<string>() };
      known.in.add(paramsHash);
      holders.set(name.orderbookId, known);
    }
  }
  return [...holders.values()].sort((a, b) => b.in.size - a.in.size).map((one) => ({ ...one.name, holders: one.in }));
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
  return (
    <div className="side-box">
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
        <tbody className="side-names">
          {unionOf(sets).map(({ orderbookId, name, ticker, holders }) =>
            row(orderbookId, <ShareLink orderbookId={orderbookId} name={name} ticker={ticker} />, ({ paramsHash }) => (holders.has(paramsHash) ? <span className="holds"><span className="visually-hidden">{text.variants.holds}</span></span> : <span className="faint" aria-hidden="true">·</span>)),
          )}
        </tbody>
      </table>
    </div>
  );
}
