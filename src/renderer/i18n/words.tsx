import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormats, type Formats, type Language } from '../lib/format';
import { en } from './en';
import { sv, type Messages } from './sv';

export interface Words {
  readonly language: Language;
  readonly text: Messages;
  readonly formats: Formats;
}

const MESSAGES: Readonly<Record<Language, Messages>> = { sv, en };

export function createWords(language: Language): Words {
  return { language, text: MESSAGES[language], formats: createFormats(language) };
}

const WordsContext = createContext<Words | null>(null);

export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const words = useMemo(() => createWords(language), [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words and formats of the chosen language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('outside of a language');
  return words;
}
