/** One step of the schema. After its release the text never changes; a later one corrects it. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: string;
}
