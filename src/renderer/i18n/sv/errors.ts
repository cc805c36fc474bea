import type { FailureDto } from '@shared/dto/sync';

type FailureKind = FailureDto['kind'];
/** What happened and what can be done about it, for every kind of failure there is. */
export type FailureWords = Readonly<Record<FailureKind, readonly [string, string]>>;

/** Swedish words for what can go wrong and what can be done about it. */
export const svErrors = {
  errors: {
    retry: 'Försök igen',
    dismiss: 'Stäng meddelandet',
    kept: (age: string) => `Det som visas hämtades för ${age} sedan.`,
    loading: 'Hämtar …',
    kinds: {
      network: ['Ingen kontakt med datakällan.', 'Kontrollera nätet. Nästa synkning försöker igen.'],
      timeout: ['Datakällan svarade inte i tid.', 'Försök senare. Sparade signaler står kvar.'],
      'rate-limited': ['Datakällan bad oss vänta.', 'Vänta en stund. Nästa synkning fortsätter där den här slutade.'],
      refused: ['Datakällan svarar inte appen just nu.', 'Försök igen i morgon.'],
      contract: ['Datakällan har ändrat sina svar.', 'Uppdatera Kursvakt. Gamla data står kvar.'],
      'no-data': ['Det finns inget att visa.', 'Synka, eller välj något annat.'],
      quality: ['Ett värde var orimligt och lades åt sidan.', 'Titta på aktien på sidan Aktivitet.'],
      clock: ['Datorns klocka går fel: det finns kurser från en senare dag.', 'Ställ klockan rätt och synka igen.'],
      'other-source': ['Datamappen hör till en annan marknad. Inget har blandats.', 'Välj en annan datamapp, eller samma datakälla som förut.'],
      'store-busy': ['En annan Kursvakt skriver just nu.', 'Vänta tills den är klar.'],
      'store-full': ['Disken är full.', 'Frigör utrymme och synka igen.'],
      'store-readonly': ['Datamappen går inte att skriva i.', 'Ge din användare skrivrätt till den.'],
      'store-corrupt': ['Databasen är skadad.', 'Återställ den senaste säkerhetskopian med ”kursvakt restore FIL”.'],
      'store-from-future': ['Databasen är från en nyare Kursvakt.', 'Installera den senaste versionen.'],
      'engine-crashed': ['Motorn stannade.', 'Starta synkningen igen. Sparade signaler står kvar.'],
      'engine-timeout': ['Kursvakt svarade inte i tid.', 'Det som visas står kvar. Nästa försök kan lyckas.'],
      'engine-memory': ['Motorn fick för lite minne.', 'Stäng andra program eller höj minnesbudgeten i inställningarna.'],
      cancelled: ['Avbrutet.', 'Starta igen när det passar. Det som hann hämtas är sparat.'],
      'invalid-input': ['Värdet gick inte att använda.', 'Rätta det och försök igen.'],
      bug: ['Något oväntat hände i Kursvakt.', 'Rapportera det gärna tillsammans med loggfilen.'],
    } satisfies FailureWords as FailureWords,
  },
};
