import { counted } from '../counted';

/** Words of the page that lays lists beside each other. */
export const svCompare = {
  compare: {
    tabs: { label: 'Jämförelser', matrix: 'Mellan strategierna', pasted: 'Med en egen lista' },
    withVariants: 'Visa varianter',
    lead: 'Klistra in kortnamn, namn eller ISIN, från ett kalkylblad eller en webbsida. Listan lämnar inte datorn.',
    field: 'Lista att jämföra',
    placeholder: 'VOLV B\nSandvik, Investor B\nSE0000667891',
    start: 'Jämför',
    found: (known: number, lines: number) => `${String(known)} av ${counted(lines, 'rad', 'rader')} känns igen.`,
    unknown: 'Okända rader',
    guessed: 'Tolkade',
    means: (name: string) => `som ${name}`,
    strategies: 'Överlapp med varje strategi',
    common: 'Gemensamma',
    size: 'I listan',
    of: (count: string, total: string) => `${count} av ${total}`,
    look: (name: string) => `Visa skillnaden mot ${name}`,
    against: (name: string) => `Mot ${name}`,
    missed: 'Finns inte i strategins lista',
    why: 'Varför',
    extra: 'Bara i strategins lista',
    shared: 'I båda',
    same: 'Listorna är lika.',
    outside: (rank: string, places: number) => `plats ${rank}, ${counted(places, 'plats', 'platser')} från gränsen`,
    drags: (factor: string, value: string, place: string) => `${factor} ${value} är plats ${place}`,
    flat: 'är ute',
    nothingKnown: 'Ingen prövning är sparad.',
    nothing: 'Ingen rad känns igen.',
  },
};
