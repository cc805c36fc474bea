/** Patterns of what must never reach a log, each with what stands there instead. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(authorization|cookie|set-cookie|x-securitytoken|token|password)\b(["']?\s*[:=]\s*["']?)[^"',;\s}]+/gi, '$1$2[removed]'],
  [/\bBearer\s+[\w.~+/-]+=*/gi, 'Bearer [removed]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token removed]'],
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '[address removed]'],
  // Swedish personal identity numbers, with and without the century and the dash.
  [/\b(?:19|20)?\d{6}[-+]\d{4}\b/g, '[number removed]'],
  [/\b(?:19|20)\d{10}\b/g, '[number removed]'],
];

export function redact(line: string): string {
  return SECRETS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
