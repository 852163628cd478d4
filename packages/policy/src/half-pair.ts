/**
 * Text for the XML parser, which takes half a surrogate pair and whatever stands behind it for one character. In the place
 * of each half stands another character that XML does not have either, so that the parser refuses it where it is.
 */
export function withoutHalfPairs(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFF');
}
