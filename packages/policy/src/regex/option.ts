/** Numbers of `RegexOptions`. */
export const ignoreCase = 1;
export const multiline = 2;
export const explicitCapture = 4;
export const compiled = 8;
export const singleline = 16;
export const ignorePatternWhitespace = 32;
export const rightToLeft = 64;
export const ecmaScript = 256;
export const cultureInvariant = 512;

const all = 1 | 2 | 4 | 8 | 16 | 32 | 64 | 256 | 512;
const besideEcmaScript = ignoreCase | multiline | compiled | cultureInvariant | ecmaScript;

/** Whether the options can stand together. */
export function areOptions(options: number): boolean {
  if ((options & ~all) !== 0) return false;
  return (options & ecmaScript) === 0 || (options & ~besideEcmaScript) === 0;
}

const inline: ReadonlyMap<string, number> = new Map([
  ['i', ignoreCase],
  ['m', multiline],
  ['n', explicitCapture],
  ['s', singleline],
  ['x', ignorePatternWhitespace],
]);

/** The option that a letter of `(?imnsx)` stands for, in either case. */
export function inlineOption(letter: string): number | undefined {
  return inline.get(letter.toLowerCase());
}
