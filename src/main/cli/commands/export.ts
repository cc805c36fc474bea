import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import { CSV_DIALECTS, EXPORT_FORMATS, EXPORT_TABLES } from '@shared/dto/export';
import { chooseVariant, findInstrument } from '../../handlers/read-context';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command, type CommandInput } from '../command';
import { formatBytes } from '../table';

function choice<Value extends string>(name: string, text: string | undefined, values: readonly Value[]): Value {
  return (
    values.find((value) => value === text) ??
    raise('invalid-input', text === undefined ? `${name} is missing.` : `${name} is “${text.slice(0, 40)}”.`, {
      field: name,
      remedy: `Choose one of ${values.join(', ')}.`,
    })
  );
}

function outFile(input: CommandInput): string {
  const out = textOption(input, 'out');
  return out === undefined || out === ''
    ? raise('invalid-input', '--out is missing.', { field: 'out', remedy: 'Say where the file shall be, e.g. --out signals.csv.' })
    : resolve(out);
}

/** A list of one's own. Errors: `invalid-input` when the file cannot be read. */
function pastedList(input: CommandInput): string | null {
  const file = textOption(input, 'list');
  if (file === undefined) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return raise('invalid-input', '--list cannot be read.', { field: 'list', remedy: 'Give a text file with tickers, names or ISINs.' });
  }
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a stored table to a file for a spreadsheet or a data tool',
  positionals: [{ name: EXPORT_TABLES.join('|'), required: true }],
  options: {
    format: { type: 'string', value: EXPORT_FORMATS.join('|'), help: 'csv and xlsx for spreadsheets, parquet and arrow for data tools' },
    out: { type: 'string', value: 'FILE', help: 'the file to write; an older one is replaced when the new one is whole' },
    dialect: { type: 'string', value: CSV_DIALECTS.join('|'), help: 'csv only: sv (; and decimal comma, the default) or en (, and decimal point)' },
    strategy: { type: 'string', value: 'strategyId', help: 'signals, changes, portfolio, history: this strategy only; compare: its list' },
    variant: { type: 'string', value: 'NAME', help: 'with --strategy: a saved variant of it, by name or hash' },
    instrument: { type: 'string', value: 'TICKER', help: 'prices, events: this one only, by ticker, ISIN or orderbook id' },
    list: { type: 'string', value: 'FILE', help: 'compare: a text file with tickers, names or ISINs' },
    'as-of': { type: 'string', value: 'YYYY-MM-DD', help: 'the newest sets on or before this day; prices up to it' },
  },
  async run(context, input) {
    const instrument = textOption(input, 'instrument');
    const asOf = textOption(input, 'as-of') ?? null;
    if (asOf !== null) parseIsoDate(asOf);
    const [strategyId, variant] = [textOption(input, 'strategy') ?? null, textOption(input, 'variant')];
    const request = {
      table: choice('The table', input.positionals[0], EXPORT_TABLES),
      format: choice('--format', textOption(input, 'format'), EXPORT_FORMATS),
      dialect: choice('--dialect', textOption(input, 'dialect') ?? 'sv', CSV_DIALECTS),
      strategyId,
      paramsHash: strategyId === null || variant === undefined ? null : context.withReadModel((model) => chooseVariant(model, strategyId, variant).paramsHash),
      pasted: pastedList(input),
      orderbookId: instrument === undefined ? null : context.withReadModel((model) => findInstrument(model.stores, instrument).orderbookId),
      asOf,
    };
    const written = await context.exportTable(request, outFile(input));
    return { value: written, lines: [`${String(written.rows)} rows, ${formatBytes(written.bytes)}: ${written.file}`], exitCode: EXIT_CODES.done };
  },
};
