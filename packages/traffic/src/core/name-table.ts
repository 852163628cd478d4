/** Texts by number, in the order in which they came up. */
export type NameTable = {
  readonly names: readonly string[];
  /** The number of a text, new or not. */
  readonly numberOf: (text: string) => number;
};

/** Beyond so many distinct texts new ones share a number, so that no traffic fills the memory. */
const namesMax = 1 << 20;
const others = '(others)';

export function createNameTable(max: number = namesMax): NameTable {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  return {
    names,
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const name = names.length < max ? text : others;
      const number = numbers.get(name) ?? names.push(name) - 1;
      numbers.set(name, number);
      return number;
    },
  };
}
