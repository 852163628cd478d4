/** A planted mistake: a patch, and in its first lines the law that it breaks, what is wrong, and the tests that must notice. */
export type Mutant = {
  readonly name: string;
  readonly law: string;
  readonly breaks: string;
  readonly tests: readonly string[];
  readonly patch: string;
};

/** Reads a patch file; throws where its header does not say what it must. */
export function readMutant(name: string, text: string): Mutant {
  const match = /^# ([A-Z]\d): (.+)\.\n# Caught by: (.+)\n([^]+)$/.exec(text);
  const [, law = '', breaks = '', tests = '', patch = ''] = match ?? [];
  if (match === null) throw new Error(`${name} does not begin with "# LAW: what it breaks." and "# Caught by: tests"`);
  return { name: name.replace(/\.patch$/, ''), law, breaks, tests: tests.split(' '), patch };
}
