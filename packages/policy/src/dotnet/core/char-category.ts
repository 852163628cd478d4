/** What Unicode says of a UTF-16 unit; a surrogate by itself is only that. */
export type CharTest = (unit: string) => boolean;

function matches(pattern: RegExp): CharTest {
  return (unit) => pattern.test(unit);
}

export const isControl: CharTest = matches(/^\p{Cc}$/u);
export const isDigit: CharTest = matches(/^\p{Nd}$/u);
export const isLetter: CharTest = matches(/^\p{L}$/u);
export const isLetterOrDigit: CharTest = matches(/^[\p{L}\p{Nd}]$/u);
export const isLower: CharTest = matches(/^\p{Ll}$/u);
export const isNumber: CharTest = matches(/^\p{N}$/u);
export const isPunctuation: CharTest = matches(/^\p{P}$/u);
export const isSeparator: CharTest = matches(/^\p{Z}$/u);
export const isSymbol: CharTest = matches(/^\p{S}$/u);
export const isUpper: CharTest = matches(/^\p{Lu}$/u);
/** Asked so often that it is asked of the code. */
export const isWhiteSpace: CharTest = (unit) => {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  return code === 0x85 || separator.test(unit);
};

const separator = /^\p{Z}$/u;
export const isHighSurrogate: CharTest = matches(/^[\ud800-\udbff]$/);
export const isLowSurrogate: CharTest = matches(/^[\udc00-\udfff]$/);
export const isSurrogate: CharTest = matches(/^[\ud800-\udfff]$/);
