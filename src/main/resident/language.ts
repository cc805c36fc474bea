/** The language of the window, the tray and notifications: the person's choice, else the system's. */
export function languageOf(choice: 'system' | 'sv' | 'en', systemLanguage: string): 'sv' | 'en' {
  if (choice !== 'system') return choice;
  return systemLanguage.toLowerCase().startsWith('sv') ? 'sv' : 'en';
}
