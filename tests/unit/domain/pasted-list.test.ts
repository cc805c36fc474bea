import { describe, expect, it } from 'vitest';
import { readPastedList } from '@core/domain/pasted-list';

const share = (orderbookId: string, ticker: string, name: string, isin: string | null = null) => ({ orderbookId, ticker, name, isin });
const MARKET = [
  share('1', 'VOLV A', 'Volvo A', 'SE0000115420'),
  share('2', 'VOLV B', 'Volvo B', 'SE0000115446'),
  share('3', 'SAND', 'Sandvik', 'SE0000667891'),
  share('4', 'OSTEN B', 'Östens Åkeri B'),
  share('5', '24SO', '24SevenOffice'),
  share('6', 'INVE B', 'Investor B'),
  share('7', 'INVE A', 'Investor A'),
  share('8', 'HM B', 'Hennes & Mauritz B'),
  share('9', 'ABLI', 'Abliva'),
];
const ids = (text: string) => readPastedList(text, MARKET).map(({ orderbookId }) => orderbookId);

describe('a pasted list', () => {
  it.each([
    ['a ticker a line', 'VOLV B\nSAND', ['2', '3']],
    ['commas', 'volv b, sand,HM B', ['2', '3', '8']],
    ['tabs from a spreadsheet, with places and figures', '1\tVolvo B\tVOLV B\t10,5 %\n2\tSandvik\tSAND\t−3,1 %', ['2', '3']],
    ['semicolons', 'Namn;ISIN\nVolvo B;SE0000115446', [null, '2']],
    ['ISINs', 'se0000115420 SEK', ['1']],
    ['Å Ä Ö left out, and legal forms', 'Ostens Akeri AB ser. B\nÖSTENS ÅKERI B (publ)', ['4']],
    ['tickers with other separators', 'volv-b\nINVE_A\nVOLVA', ['2', '7', '1']],
    ['bullets and ranks', '1. Sandvik\n2) Volvo A\n• Investor A', ['3', '1', '7']],
    ['names with figures behind them', 'Volvo B 10,5 %\nSandvik 212,40 kr', ['2', '3']],
    ['names that begin with a number', '24SevenOffice', ['5']],
    ['windows line ends and empty lines', 'SAND\r\n\r\nVOLV B\r\n', ['3', '2']],
  ])('is read from %s', (_, text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('names the unknown ones as they were pasted, once', () => {
    expect(readPastedList('Nokia\nSAND, Okänt Bolag\nnokia', MARKET)).toEqual([
      { text: 'Nokia', orderbookId: null, isGuess: false },
      { text: 'SAND', orderbookId: '3', isGuess: false },
      { text: 'Okänt Bolag', orderbookId: null, isGuess: false },
      { text: 'nokia', orderbookId: null, isGuess: false },
    ]);
  });

  it('takes the B line of a company and says that it guessed', () => {
    expect(readPastedList('Volvo\nInvestor\nHennes', MARKET)).toEqual([
      { text: 'Volvo', orderbookId: '2', isGuess: true },
      { text: 'Investor', orderbookId: '6', isGuess: true },
      { text: 'Hennes', orderbookId: '8', isGuess: true },
    ]);
  });

  it('knows each share once, and nothing in an empty text or a column of figures', () => {
    expect(ids('VOLV B\nVolvo B\nSE0000115446')).toEqual(['2']);
    expect(ids(' \n\n10,5\n3 %\n')).toEqual([]);
  });
});
