/** JSON may be nested 400 deep, and stands inside lists of its own. */
const depthMax = 500;
/** Values that are still to come of each list that is open. One for all records: nobody else runs while one is looked at. */
const open = new Float64Array(depthMax + 1);

/**
 * Whether bytes are just one value of MessagePack, of the kinds that are written here. It is asked before anything is decoded:
 * a list that says it has four thousand million items is not believed, and nothing but plain data comes through.
 */
export function isRecord(bytes: Uint8Array, from: number = 0, to: number = bytes.length): boolean {
  /** Values that are still to come. Each takes a byte at least. */
  let missing = 1;
  open[0] = 1;
  let depth = 0;
  let at = from;
  while (missing > 0) {
    if (missing > to - at) return false;
    const rule = rules[bytes[at] ?? 0];
    if (rule === undefined || to - at <= rule.size) return false;
    const counted = rule.count + said(bytes, at + 1, rule.counter);
    at += 1 + rule.size + counted * rule.bytesEach;
    const values = counted * rule.valuesEach;
    missing += values - 1;
    depth = nested(depth, values);
    if (depth === depthMax) return false;
  }
  return at === to;
}

/** How deep the next value is, after one that holds so many. */
function nested(at: number, values: number): number {
  let depth = at;
  open[depth] = (open[depth] ?? 0) - 1;
  if (values > 0) {
    depth += 1;
    open[depth] = values;
  }
  while (depth > 0 && open[depth] === 0) depth -= 1;
  return depth;
}

/** What follows the first byte of a value. */
type Rule = {
  /** Bytes of a number or of a counter. */
  readonly size: number;
  /** How many of `size` are a counter. */
  readonly counter: number;
  /** What the first byte counts. */
  readonly count: number;
  readonly bytesEach: number;
  readonly valuesEach: number;
};

function said(bytes: Uint8Array, at: number, counter: number): number {
  let number = 0;
  for (let byte = 0; byte < counter; byte += 1) number = number * 256 + (bytes[at + byte] ?? 0);
  return number;
}

/** By the first byte. Extensions, floats of 32 bits and integers of 64 are written by nobody here, and 0xc1 means nothing. */
const rules: readonly (Rule | undefined)[] = Array.from({ length: 256 }, (_, byte) => ruleOf(byte));

function ruleOf(byte: number): Rule | undefined {
  const rule: Rule = { size: 0, counter: 0, count: 0, bytesEach: 0, valuesEach: 0 };
  if (byte < 0x80 || byte >= 0xe0) return rule;
  if (byte < 0x90) return { ...rule, count: byte & 15, valuesEach: 2 };
  if (byte < 0xa0) return { ...rule, count: byte & 15, valuesEach: 1 };
  if (byte < 0xc0) return { ...rule, count: byte & 31, bytesEach: 1 };
  return longer(rule).get(byte);
}

function longer(rule: Rule): ReadonlyMap<number, Rule> {
  const counter = (size: number, each: Partial<Rule>): Rule => ({ ...rule, size, counter: size, ...each });
  const numbers = new Map([
    [0xcb, 8],
    [0xcc, 1],
    [0xcd, 2],
    [0xce, 4],
    [0xd0, 1],
    [0xd1, 2],
    [0xd2, 4],
  ]);
  return new Map([
    ...[0xc0, 0xc2, 0xc3].map((byte) => [byte, rule] as const),
    ...[...numbers].map(([byte, size]) => [byte, { ...rule, size }] as const),
    ...[1, 2, 4].flatMap((size, index) => [
      [0xc4 + index, counter(size, { bytesEach: 1 })] as const,
      [0xd9 + index, counter(size, { bytesEach: 1 })] as const,
    ]),
    ...[2, 4].flatMap((size, index) => [
      [0xdc + index, counter(size, { valuesEach: 1 })] as const,
      [0xde + index, counter(size, { valuesEach: 2 })] as const,
    ]),
  ]);
}
