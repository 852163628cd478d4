/** Marks a text that stands as JSON. */
const escaped = '\u0000';

/** A text that survives UTF-8: half a surrogate pair, which policies can make, would come out as another character. */
export function toWire(text: string): string {
  return text.isWellFormed() && !text.startsWith(escaped) ? text : `${escaped}${JSON.stringify(text)}`;
}

export function fromWire(text: string): string {
  return text.startsWith(escaped) ? (JSON.parse(text.slice(1)) as string) : text;
}
