/** How a company of a sector earns its money; decides which figures exist and how they hang together. */
export type BusinessModel = 'operating' | 'bank' | 'investment' | 'property' | 'research';

export interface SectorGroup {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
}

export interface Sector extends SectorGroup {
  readonly group: SectorGroup;
  readonly model: BusinessModel;
  /** How common it is on Large Cap, Mid Cap, Small Cap and First North. */
  readonly weights: readonly [number, number, number, number];
  /** What its companies put behind their name. */
  readonly words: readonly string[];
  /** Typical price to yearly sales, assets to yearly sales, equity to assets, net margin. */
  readonly priceToSales: number;
  readonly assetsToSales: number;
  readonly equityRatio: number;
  readonly netMargin: number;
}

const FINANCE = { id: '20', name: 'Finans', englishName: 'Financials' };
const PROPERTY = { id: '24', name: 'Fastigheter', englishName: 'Real Estate' };
const INDUSTRY = { id: '29', name: 'Industri', englishName: 'Industrials' };
const TECHNOLOGY = { id: '38', name: 'Teknologi', englishName: 'Technology' };
const HEALTH = { id: '33', name: 'Hälsovård', englishName: 'Healthcare' };
const CYCLICAL = { id: '41', name: 'Konsument, cyklisk', englishName: 'Consumer Cyclical' };
const STAPLES = { id: '45', name: 'Konsument, stabil', englishName: 'Consumer Defensive' };
const MATERIALS = { id: '49', name: 'Råvaror', englishName: 'Basic Materials' };
const ENERGY = { id: '53', name: 'Energi', englishName: 'Energy' };
const MEDIA = { id: '57', name: 'Kommunikation', englishName: 'Communication Services' };
const UTILITIES = { id: '61', name: 'Kraftförsörjning', englishName: 'Utilities' };

export const SECTOR_GROUPS: readonly SectorGroup[] = [
  FINANCE, PROPERTY, INDUSTRY, TECHNOLOGY, HEALTH, CYCLICAL, STAPLES, MATERIALS, ENERGY, MEDIA, UTILITIES,
];

function sector(
  id: string,
  names: readonly [string, string],
  group: SectorGroup,
  model: BusinessModel,
  weights: Sector['weights'],
  words: readonly string[],
  typical: readonly [number, number, number, number],
): Sector {
  const [priceToSales, assetsToSales, equityRatio, netMargin] = typical;
  return { id, name: names[0], englishName: names[1], group, model, weights, words, priceToSales, assetsToSales, equityRatio, netMargin };
}

export const SECTORS: readonly Sector[] = [
  sector('101', ['Traditionell Bankverksamhet', 'Banks'], FINANCE, 'bank', [4, 1, 1, 0.3], ['Bank', 'Sparbank'], [3.6, 42, 0.07, 0.36]),
  sector('102', ['Försäkring', 'Insurance'], FINANCE, 'bank', [1, 1, 0, 0.2], ['Försäkring'], [1.6, 6, 0.16, 0.12]),
  sector('103', ['Sparande & Investering', 'Brokerage'], FINANCE, 'bank', [1, 1, 1, 0.6], ['Sparande', 'Börs'], [5, 12, 0.18, 0.34]),
  sector('104', ['Kapitalförvaltning', 'Asset Management'], FINANCE, 'bank', [1.5, 2, 1, 0.8], ['Kapital', 'Fonder'], [6, 3, 0.45, 0.32]),
  sector('105', ['Konsumentkredit', 'Consumer Credit'], FINANCE, 'bank', [0.4, 1.4, 1, 0.4], ['Kredit'], [1.8, 8, 0.14, 0.18]),
  sector('106', ['Investmentbolag', 'Investment Companies'], FINANCE, 'investment', [8, 4, 3, 2], ['Invest', 'Förvaltning'], [0, 0, 0.88, 0]),
  sector('111', ['Fastighetsbolag', 'Property Companies'], PROPERTY, 'property', [12, 10, 6, 4], ['Fastigheter', 'Bostäder', 'Hus'], [6.5, 14, 0.44, 0.38]),
  sector('121', ['Industrimaskiner', 'Industrial Machinery'], INDUSTRY, 'operating', [14, 9, 7, 5], ['Maskin', 'Industri', 'Verkstad'], [2.2, 1.1, 0.46, 0.1]),
  sector('122', ['Bygg & Anläggning', 'Construction'], INDUSTRY, 'operating', [6, 7, 5, 4], ['Bygg', 'Mark & Anläggning'], [0.6, 0.75, 0.34, 0.035]),
  sector('123', ['Handelshus & Distribution', 'Trading Companies'], INDUSTRY, 'operating', [7, 6, 5, 3], ['Handel', 'Teknikhandel'], [1.8, 0.9, 0.4, 0.075]),
  sector('124', ['Transport & Logistik', 'Transportation'], INDUSTRY, 'operating', [2, 4, 4, 3], ['Logistik', 'Rederi'], [0.7, 0.9, 0.4, 0.05]),
  sector('125', ['Affärstjänster', 'Business Services'], INDUSTRY, 'operating', [5, 6, 7, 6], ['Konsult', 'Säkerhet', 'Bemanning'], [1, 0.7, 0.42, 0.06]),
  sector('131', ['Programvara', 'Software'], TECHNOLOGY, 'operating', [4, 8, 8, 14], ['Programvara', 'Data', 'System'], [4.2, 1.2, 0.55, 0.12]),
  sector('132', ['Elektronik', 'Electronics'], TECHNOLOGY, 'operating', [6, 5, 6, 9], ['Elektronik', 'Sensor', 'Optik'], [2.4, 1, 0.52, 0.09]),
  sector('133', ['Telekomutrustning', 'Communication Equipment'], TECHNOLOGY, 'operating', [2, 1, 2, 3], ['Nät', 'Radio'], [1.4, 1.1, 0.4, 0.06]),
  sector('141', ['Läkemedel', 'Drug Manufacturers'], HEALTH, 'operating', [3, 3, 2, 3], ['Läkemedel', 'Apotek'], [4, 1.6, 0.5, 0.14]),
  sector('142', ['Bioteknik', 'Biotechnology'], HEALTH, 'research', [1.5, 3, 6, 22], ['Bioteknik', 'Genteknik', 'Life Science'], [0, 0, 0.78, 0]),
  sector('143', ['Medicinteknik', 'Medical Devices'], HEALTH, 'operating', [5, 5, 5, 14], ['Medicinteknik', 'Diagnostik'], [3.6, 1.3, 0.55, 0.1]),
  sector('151', ['Detaljhandel', 'Retail'], CYCLICAL, 'operating', [4, 5, 5, 4], ['Kläder', 'Möbler', 'Butiker'], [0.9, 0.8, 0.36, 0.05]),
  sector('152', ['Fordon', 'Auto Manufacturers'], CYCLICAL, 'operating', [5, 3, 3, 3], ['Fordon', 'Bildelar'], [1.1, 1.1, 0.36, 0.07]),
  sector('153', ['Spel & Underhållning', 'Gambling'], CYCLICAL, 'operating', [2, 3, 2, 9], ['Spel', 'Kasino'], [2.6, 1.4, 0.58, 0.14]),
  sector('161', ['Livsmedel', 'Packaged Foods'], STAPLES, 'operating', [3, 4, 4, 5], ['Livsmedel', 'Mejeri', 'Bageri'], [1, 0.8, 0.42, 0.05]),
  sector('171', ['Gruvor & Metaller', 'Metals & Mining'], MATERIALS, 'operating', [4, 3, 3, 7], ['Gruv', 'Malm', 'Stål'], [1.5, 1.4, 0.56, 0.1]),
  sector('172', ['Skog & Papper', 'Paper & Forest'], MATERIALS, 'operating', [5, 2, 1, 1], ['Skog', 'Papper', 'Kartong'], [1.6, 2.2, 0.58, 0.09]),
  sector('181', ['Olja & Gas', 'Oil & Gas'], ENERGY, 'operating', [1.5, 2, 1, 3], ['Olja', 'Prospektering'], [2, 2.1, 0.5, 0.16]),
  sector('191', ['Media & Förlag', 'Publishing'], MEDIA, 'operating', [1, 2, 3, 3], ['Media', 'Förlag'], [0.9, 0.9, 0.44, 0.05]),
  sector('192', ['Teleoperatörer', 'Telecom Services'], MEDIA, 'operating', [3, 1, 1, 1], ['Tele', 'Bredband'], [2, 2.1, 0.36, 0.1]),
  sector('201', ['Förnybar Kraft', 'Renewable Utilities'], UTILITIES, 'operating', [1, 2, 2, 4], ['Vindkraft', 'Kraft', 'Solel'], [4, 5, 0.42, 0.14]),
];
