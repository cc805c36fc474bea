/** Every pair of rows from the last to the first takes over the greater (or lesser) of itself and the pair `back` bytes before it. */
export type ExtremePass = (lastByte: number, firstByte: number, backBytes: number) => void;

export interface ExtremesCode {
  readonly rows: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly max: ExtremePass;
  readonly min: ExtremePass;
}

export const PAGE_BYTES = 65_536;

/** Of the language, but not of the libraries that core is checked with. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const F64X2_PMIN = [0xfd, 0xf6, 0x01];
const F64X2_PMAX = [0xfd, 0xf7, 0x01];

/** One function, as the comments beside it read; all lengths are below 128, so that each is one byte. */
function passCode(choose: readonly number[]): readonly number[] {
  const body = [
    0x00, // no locals but $last (0), $first (1) and $back (2)
    0x03, 0x40, // loop
    0x20, 0, // local.get $last: where the result goes
    0x20, 0, 0xfd, 0x00, 4, 0, // v128.load of $last
    0x20, 0, 0x20, 2, 0x6b, 0xfd, 0x00, 3, 0, // v128.load of $last − $back
    ...choose,
    0xfd, 0x0b, 4, 0, // v128.store
    0x20, 0, 0x41, 16, 0x6b, 0x22, 0, // $last −= 16
    0x20, 1, 0x4e, 0x0d, 0, // again while $last ≥ $first
    0x0b, 0x0b,
  ];
  return [body.length, ...body];
}

function section(id: number, ...parts: readonly (readonly number[])[]): readonly number[] {
  const content = parts.flat();
  return [id, content.length, ...content];
}

const text = (name: string): readonly number[] => [name.length, ...Array.from({ length: name.length }, (_, at) => name.charCodeAt(at))];

/**
 * The one loop that JavaScript cannot write: a maximum of two numbers without a branch, two at a time. On prices, whose
 * next maximum nobody predicts, the branch costs more than all the rest (docs/adr/0011). 133 bytes, made here, so that
 * no tool is needed to build them.
 */
export function loadExtremesCode(): ExtremesCode {
  const code = new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 3, 0x7f, 0x7f, 0x7f, 0]), // type: three i32, no result
    ...section(3, [2, 0, 0]), // two functions of it
    ...section(5, [1, 0, 1]), // one page of memory to begin with
    ...section(7, [3], text('rows'), [2, 0], text('max'), [0, 0], text('min'), [0, 1]),
    ...section(10, [2], passCode(F64X2_PMAX), passCode(F64X2_PMIN)),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(code)).exports as ExtremesCode;
}
