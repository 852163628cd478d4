/** What Unicode says of a UTF-16 unit; a surrogate by itself is only that. */
export type CharTest = (unit: string) => boolean;

function matches(pattern: RegExp): CharTest {
  return (unit) => pattern.test(unit);
}

const separator = /^\p{Z}$/u;

/** Asked so often that it is asked of the code. */
export const isWhiteSpace: CharTest = (unit) => {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  return code === 0x85 || separator.test(unit);
};

export const isHighSurrogate: CharTest = matches(/^[\ud800-\udbff]$/);
export const isLowSurrogate: CharTest = matches(/^[\udc00-\udfff]$/);

/** The questions that `char` answers, by the names of its methods. */
export const charTests: { readonly [method: string]: CharTest } = {
  IsControl: matches(/^\p{Cc}$/u),
  IsDigit: matches(/^\p{Nd}$/u),
  IsLetter: matches(/^\p{L}$/u),
  IsLetterOrDigit: matches(/^[\p{L}\p{Nd}]$/u),
  IsLower: matches(/^\p{Ll}$/u),
  IsNumber: matches(/^\p{N}$/u),
  IsPunctuation: matches(/^\p{P}$/u),
  IsSeparator: matches(separator),
  IsSymbol: matches(/^\p{S}$/u),
  IsUpper: matches(/^\p{Lu}$/u),
  IsWhiteSpace: isWhiteSpace,
  IsHighSurrogate: isHighSurrogate,
  IsLowSurrogate: isLowSurrogate,
  IsSurrogate: matches(/^[\ud800-\udfff]$/),
};
