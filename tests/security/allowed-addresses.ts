/** Every address (scheme and host) that may stand in what ships, with the reason. None but the first is ever asked. */
export const ALLOWED_ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['https://www.avanza.se', 'the data source, and the instrument pages opened in the browser'],
  ['http://www.w3.org', 'names of SVG, MathML and XML vocabularies in React; names, not addresses'],
  ['https://react.dev', 'the text of React’s errors tells where they are explained'],
  ['http://json-schema.org', 'names of JSON Schema dialects in zod'],
  ['https://json-schema.org', 'names of JSON Schema dialects in zod'],
  ['https://github.com', 'a hint in a message of zod about an id format it no longer recommends'],
  ['http://schemas.openxmlformats.org', 'names of XML vocabularies in the workbooks we write; names, not addresses'],
  ['http://schemas.microsoft.com', 'names of XML vocabularies in the workbooks we write; names, not addresses'],
  ['https://gitlab.com', 'a comment of the workbook writer, kept in the bundle of main'],
  ['https://en.wikipedia.org', 'a comment of the workbook or Parquet writer, kept in the bundle of main'],
  ['https://exa', 'half of an example in a comment of zod, about addresses that are broken in two'],
]);

/** Scheme and host of every address in a text; hosts that are put together while running are left out. */
export function foreignAddresses(text: string): string[] {
  const found = [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[A-Za-z0-9][\w.-]*(?::\d+)?/g)].map(([address]) => address.replace(/\.$/, ''));
  return [...new Set(found.filter((address) => !/\/\/(?:localhost|127\.0\.0\.1)\b/.test(address)))];
}
