import fc from 'fast-check';

/** Ids that a reader may stumble over: dots, quotes, brackets, blanks, other scripts, names of JavaScript's own. */
const hostile = [
  'a.b',
  'A-b',
  "o'neill",
  '[x]',
  'a b',
  'größe',
  '注文',
  'constructor',
  '__proto__',
  'policy',
  '1',
  'a_b',
  "concat('a')",
  'x%2Fy',
] as const;

// Made once: it is asked for many times in each snapshot.
const id = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: fc.constantFrom(...Array.from('abcxyz019-._')), minLength: 1, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...Array.from(`aZ9 -._'"()[]{}|~!@$%^,;=\`é中🙂`)), minLength: 1, maxLength: 8 }),
);

/** An id that Azure takes: no slash and none of `*#&+:<>?`. */
export function arbitraryId(): fc.Arbitrary<string> {
  return id;
}

/** Ids that differ in more than case. */
export function arbitraryIds(bounds: { readonly min?: number; readonly max: number }): fc.Arbitrary<string[]> {
  return fc.uniqueArray(arbitraryId(), {
    minLength: bounds.min ?? 0,
    maxLength: bounds.max,
    selector: (one) => one.toLowerCase(),
  });
}

const texts = [
  '[x]',
  "[[parameters('x')]",
  '[x',
  'x]',
  '[]',
  `it's "quoted"`,
  '{{key}}',
  'two\nlines\r\n\ttab',
  ' blank ',
  '𝄞 emoji 🙂',
  '\u0000\u2028',
  '\uD800',
  'null',
  '5',
  "[reference('x').y]",
] as const;

const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const filled = text.filter((one) => one.trim() !== '');

/** Any text, most of all such as a template has to escape. */
export function arbitraryText(): fc.Arbitrary<string> {
  return text;
}

/** A text that says something: one without a character is as good as none to Azure. */
export function arbitraryFilled(): fc.Arbitrary<string> {
  return filled;
}
