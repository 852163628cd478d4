/** Remembers what was made of texts, within a bound. */
export type TextCache<Value> = {
  readonly get: (text: string) => Value;
  /** What it weighs: the characters of the texts that it holds, and `entryChars` for each. */
  readonly weight: () => number;
};

/** What an entry weighs beside its text. */
export const entryChars = 64;

/**
 * Two generations share the bound: what is asked for moves to the young one, and when that is full the old one is let go.
 * What was asked for lately stays, and nothing has to be kept in order.
 */
export function createTextCache<Value>(make: (text: string) => Value, charsMax: number): TextCache<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let youngChars = 0;
  let oldChars = 0;
  function keep(text: string, value: Value): void {
    const weight = text.length + entryChars;
    if (weight > charsMax / 2) return;
    if (youngChars + weight > charsMax / 2) {
      old = young;
      oldChars = youngChars;
      young = new Map();
      youngChars = 0;
    }
    young.set(text, value);
    youngChars += weight;
  }
  return {
    get: (text) => {
      const known = young.get(text);
      if (known !== undefined) return known;
      const value = old.get(text) ?? make(text);
      keep(text, value);
      return value;
    },
    weight: () => youngChars + oldChars,
  };
}
