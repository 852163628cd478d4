/**
 * Numbers for texts, so that tables of typed arrays can be kept by them. A number whose text has not been seen for `idleUs`
 * is given to another text.
 */
export type TextKeys = {
  /** The number of a text; a new one where it has none. Throws `RangeError` where all numbers are in use. */
  readonly numberOf: (text: string, nowUs: number) => number;
  /** The number of a text; -1 where it has none. */
  readonly known: (text: string) => number;
  /** How many numbers have been given out at once: tables need no more rows. */
  readonly rows: () => number;
};

export type TextKeysOptions = { readonly keysMax: number; readonly idleUs: number };

export function createTextKeys({ keysMax, idleUs }: TextKeysOptions): TextKeys {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const free: number[] = [];
  let seenUs = new Float64Array(64);
  let sweptUs = -Infinity;

  /** Looks for numbers that nobody has asked for: before the tables grow, and seldom enough that it costs little. */
  function sweep(nowUs: number): void {
    if (nowUs < sweptUs + idleUs / 2) return;
    sweptUs = nowUs;
    for (let number = 0; number < texts.length; number += 1) {
      if ((seenUs[number] as number) + idleUs > nowUs || !numbers.delete(texts[number] as string)) continue;
      free.push(number);
    }
  }

  function add(text: string, nowUs: number): number {
    if (free.length === 0 && texts.length >= Math.min(seenUs.length, keysMax)) sweep(nowUs);
    const number = free.pop() ?? texts.length;
    if (number >= keysMax) throw new RangeError(`more than ${keysMax} keys at once`);
    if (number === seenUs.length) {
      const wider = new Float64Array(number * 2);
      wider.set(seenUs);
      seenUs = wider;
    }
    texts[number] = text;
    numbers.set(text, number);
    return number;
  }

  return {
    numberOf: (text, nowUs) => {
      const number = numbers.get(text) ?? add(text, nowUs);
      seenUs[number] = nowUs;
      return number;
    },
    known: (text) => numbers.get(text) ?? -1,
    rows: () => texts.length,
  };
}
