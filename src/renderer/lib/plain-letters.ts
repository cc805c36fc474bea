/** Letters without their marks and in one case, so that `osterlund` finds Österlund. For searching only. */
export function plainLetters(text: string): string {
  return text.toLocaleLowerCase('sv').normalize('NFD').replaceAll(/\p{Mn}/gu, '');
}
