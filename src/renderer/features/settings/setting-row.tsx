import { createContext, useContext, type ReactNode } from 'react';
import { plainLetters } from '../../lib/plain-letters';

/** What the settings are searched for; nothing, where there is no search. */
export const SettingSearch = createContext('');

interface SettingRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly labelFor?: string;
  readonly hintId?: string;
  /** Instead of the hint's plain text, when it can be marked and copied. */
  readonly isSelectable?: boolean;
  readonly children: ReactNode;
}

/** One setting: what it is called, what it means, and its control. Out of sight when it is not what is searched for. */
export function SettingRow({ label, hint, labelFor, hintId, isSelectable = false, children }: SettingRowProps) {
  const wanted = plainLetters(useContext(SettingSearch).trim());
  const isFound = plainLetters(`${label} ${hint ?? ''}`).includes(wanted);
  return (
    <div className="setting" hidden={!isFound}>
      <div>
        {labelFor === undefined ? <span className="setting-label">{label}</span> : <label className="setting-label" htmlFor={labelFor}>{label}</label>}
        {hint === undefined ? null : (
          <p id={hintId} className={isSelectable ? 'hint selectable' : 'hint'}>
            {hint}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}

interface ActionProps {
  readonly label: string;
  readonly hint?: string;
  readonly isSelectable?: boolean;
  readonly button: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A setting that is something to do. */
export function Action({ label, hint, isSelectable, button, disabled, onClick }: ActionProps) {
  return (
    <SettingRow label={label} hint={hint} isSelectable={isSelectable ?? false}>
      <button type="button" disabled={disabled} aria-label={`${label}: ${button}`} onClick={onClick}>
        {button}
      </button>
    </SettingRow>
  );
}
