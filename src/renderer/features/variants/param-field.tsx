import { useId } from 'react';
import type { ParamDto } from '@shared/dto/strategies';
import { choiceText, complaintText, paramValueText, paramWords } from '../../i18n/param-words';
import { useWords } from '../../i18n/words';
import { paramText, paramUnit, shownNumber, type ParamReading } from '../../lib/params';
import { useFeature } from '../../stores-context';
import { MonthToggles } from './month-toggles';

interface ParamFieldProps {
  readonly strategyId: string;
  readonly name: string;
  readonly param: ParamDto;
  readonly reading: ParamReading;
}

interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly param: ParamDto;
  readonly text: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

function Control({ id, name, param, text, describedBy, isWrong, onChange }: ControlProps) {
  const words = useWords();
  const unit = paramUnit(name);
  if (param.type === 'flag') {
    return <input id={id} type="checkbox" role="switch" className="switch" checked={text === 'true'} aria-describedby={describedBy} onChange={(event) => { onChange(String(event.target.checked)); }} />;
  }
  if (param.choices !== null) {
    return (
      <select id={id} value={text} aria-describedby={describedBy} onChange={(event) => { onChange(event.target.value); }}>
        {param.choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {choiceText(name, choice, words)}
          </option>
        ))}
      </select>
    );
  }
  if (param.type === 'textList') {
    return <textarea id={id} rows={Math.min(6, text.split('\n').length + 1)} value={text} aria-describedby={describedBy} aria-invalid={isWrong} onChange={(event) => { onChange(event.target.value); }} />;
  }
  return (
    <span className="param-input">
      <input id={id} type="text" inputMode="decimal" autoComplete="off" value={text} aria-describedby={describedBy} aria-invalid={isWrong} className={param.list === null ? 'short' : undefined} onChange={(event) => { onChange(event.target.value); }} />
      {unit === null ? null : <span className="unit">{words.text.variants.units[unit]}</span>}
    </span>
  );
}

/** One parameter: what it is, its value, what it takes, and what is wrong with what was written. */
export function ParamField({ strategyId, name, param, reading }: ParamFieldProps) {
  const words = useWords();
  const { text, formats, language } = words;
  const { texts, edit } = useFeature('variants');
  const id = useId();
  const { label, hint } = paramWords(strategyId, name, words);
  const complaint = reading.complaints[name];
  const { low, high } = reading.limits[name]!;
  const standard = reading.defaults[name]!;
  const shown = texts[name] ?? (param.choices === null ? paramText(name, standard, language) : String(standard));
  const isChanged = Object.hasOwn(reading.overrides, name);
  const range = Number.isFinite(low) && name !== 'rebalanceMonths' ? text.variants.range(formats.plain(shownNumber(name, low)), formats.plain(shownNumber(name, high))) : null;
  const facts = [range, isChanged || complaint ? text.variants.standard(paramValueText(name, standard, words)) : null].filter((fact) => fact !== null);
  const control = { id, name, param, text: shown, describedBy: `${id}-hint`, isWrong: complaint !== undefined, onChange: (value: string) => { edit(name, value); } };
  return (
    <div className={`param${isChanged ? ' changed' : ''}`}>
      {name === 'rebalanceMonths' ? <span id={id}>{label}</span> : <label htmlFor={id}>{label}</label>}
      <div>
        {name === 'rebalanceMonths' ? <MonthToggles labelId={id} text={shown} onChange={control.onChange} /> : <Control {...control} />}
        {facts.length === 0 ? null : <span className="param-facts faint">{facts.join(' · ')}</span>}
        <p id={`${id}-hint`} className={complaint ? 'param-complaint' : 'param-hint faint'} role={complaint ? 'alert' : undefined}>
          {complaint ? complaintText(complaint, words) : hint}
        </p>
      </div>
    </div>
  );
}
