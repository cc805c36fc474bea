import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { hash32, STREAM, uniform } from '../random';
import type { DividendEvent } from '../world/dividends';
import { generalMeetingDay, quarterOfYear, reportDay } from '../world/report-calendar';
import { isSteady, type Listing, type World } from '../world/world';
import { json } from './answer';
import { rounded, scientific, type Json } from './json';
import { forListedStock } from './stock-page';

const GIVEN_NAMES = ['Åsa', 'Örjan', 'Märta', 'Göran', 'Signe', 'Håkan', 'Ebba', 'Sören', 'Linnéa', 'Björn'];
const FAMILY_NAMES = ['Ekorrvång', 'Kråkström', 'Tallkvist', 'Mossberg', 'Lönnblad', 'Åkerbär', 'Vinterglöd', 'Fågelsäng'];

function personName(seed: number, serial: number, role: number): string {
  const h = hash32(seed, STREAM.news, serial, -role);
  return `${GIVEN_NAMES[h % GIVEN_NAMES.length]!} ${FAMILY_NAMES[(h >>> 8) % FAMILY_NAMES.length]!}`;
}

function dividendJson(event: DividendEvent): Json {
  return {
    exDate: toIsoDate(event.exDay),
    paymentDate: event.paymentDay === null ? undefined : toIsoDate(event.paymentDay),
    amount: event.amount,
    currencyCode: event.currency,
    dividendType: event.type,
  };
}

/** Reports and meetings of last year and the next, in no order, as the real list has none. */
function companyEvents(world: World, listing: Listing): Json[] {
  const { company } = listing;
  const figures = world.keyFigures(company);
  if (figures === null) return [];
  const events: { readonly day: EpochDay; readonly json: Json }[] = [];
  for (let quarter = figures.newestQuarter - 4; quarter <= figures.newestQuarter + 3; quarter += 1) {
    const day = reportDay(world.seed, company, quarter);
    const type = quarterOfYear(quarter) === 4 ? 'ANNUAL_REPORT' : 'INTERIM_REPORT';
    events.push({ day, json: { date: toIsoDate(day), type, isConfirmed: day - world.today() < 60 } });
  }
  const financialYear = Math.floor(figures.newestQuarter / 4);
  const meeting = generalMeetingDay(company, financialYear);
  events.push({ day: meeting, json: { date: toIsoDate(meeting), type: 'GENERAL_MEETING', isConfirmed: true } });
  events.sort((a, b) => hash32(world.seed, STREAM.news, company.serial, a.day) - hash32(world.seed, STREAM.news, company.serial, b.day));
  return events.map((event) => event.json);
}

function holdings(world: World, listing: Listing): Json {
  if (listing.company.sector.model !== 'investment') return undefined;
  const large = world.listed().filter(({ company, line }) => company.list === 0 && company.sector.model !== 'investment' && !isSteady(line));
  const owned = large.filter((_, i) => i % 17 === listing.company.serial % 17).slice(0, 6);
  return {
    updated: toIsoDate((world.today() - 30) as EpochDay),
    holdings: owned.map((holding, i) => ({ orderbookId: holding.line.orderbookId, countryCode: 'SE', name: world.nameOf(holding), substance: rounded(28 - 4 * i, 1), hasPosition: false })),
  };
}

/** `GET /_api/market-guide/stock/{id}/details` */
export const stockDetails = forListedStock((world, listing) => {
  const { company, line } = listing;
  const today = world.today();
  const dividends = world.dividends(listing);
  const totalShares = company.lines.reduce((sum, each) => sum + world.sharesOf({ company, line: each }), 0);
  const dwarf = company.list === 3;
  const collateral = dwarf ? 0 : rounded(0.4 + 0.45 * uniform(world.seed, STREAM.line, line.serial, 99), 2);
  return json({
    stock: { preferred: line.kind === 'preferred', depositoryReceipt: line.kind === 'receipt', numberOfShares: scientific(world.sharesOf(listing)) },
    company: {
      companyId: company.companyId,
      description: `${company.name} är ett påhittat bolag inom ${company.sector.name.toLowerCase()}. Verksamheten bedrivs i hela Norden från skogarna kring Kantarellköping.`,
      ceo: personName(world.seed, company.serial, 1),
      chairman: personName(world.seed, company.serial, 2),
      totalNumberOfShares: scientific(totalShares),
      homepage: `https://${company.ticker.toLowerCase()}.example`,
    },
    companyEvents: { events: companyEvents(world, listing) },
    companyOwners: { owners: [{ name: `${personName(world.seed, company.serial, 3)} med familj`, percentOfCapital: 20.1, percentOfVotes: 34.4 }], updated: toIsoDate((today - 45) as EpochDay) },
    companyHoldings: holdings(world, listing),
    dividends: {
      events: dividends.filter((event) => event.exDay > today).map(dividendJson),
      pastEvents: dividends.filter((event) => event.exDay <= today).reverse().map(dividendJson),
    },
    tradingTerms: { collateralValue: collateral, marginRequirement: dwarf ? 0 : 1.2, shortSellable: company.list === 0, superInterestApproved: company.list === 0 },
    fundExposures: [],
    etfExposures: [],
    orderDepth: { levels: [] },
    trades: [],
    brokerTradeSummaries: [],
    insiderTransactionsView: { transactions: [] },
    companyReports: [],
  });
});
