import { expect, it } from 'vitest';
import { decodeEntities } from '../document/entity.ts';
import { scan } from '../document/scan.ts';
import { corpusDocuments } from '../testing/corpus.ts';
import { withoutGrouping } from '../testing/without-grouping.ts';
import { parseExpression } from './parse.ts';
import { printPolicyExpression } from '../testing/print/print.ts';

/** Expressions of published policies that are no C#, by the end of their file's name. */
const broken: readonly { readonly file: string; readonly fault: string; readonly reason: string }[] = [
  {
    file: 'Pre-authorize requests based on HTTP method with validate-jwt.policy.xml',
    fault: "expected ')' before a string",
    reason: 'an attribute was pasted into a string: "patch="""',
  },
  {
    file: 'Pre-authorize requests based on HTTP method with validate-jwt.policy.xml',
    fault: "expected ',' or '}' before a string",
    reason: 'attributes were pasted into strings: "post=""", "put="""',
  },
];

function expressionsOf(document: string): readonly string[] {
  return scan(document).expressions.flatMap(({ kind, source }) =>
    kind === 'expression' ? [decodeEntities(source)] : [],
  );
}

it.skipIf(corpusDocuments === null)('every expression of the corpus is parsed, and printed as the same tree', () => {
  const files = new Map<string, string>();
  for (const [file, document] of corpusDocuments ?? [])
    for (const source of expressionsOf(document)) files.set(source, files.get(source) ?? file);
  expect(files.size).toBeGreaterThan(500);
  const refused: string[] = [];
  for (const [source, file] of files) {
    const parsed = parseExpression(source);
    if (!parsed.ok) {
      refused.push(`${file.split('/').at(-1) ?? ''}: ${parsed.failure.message}`);
      continue;
    }
    const again = parseExpression(printPolicyExpression(parsed.value));
    expect(again.ok && withoutGrouping(again.value)).toEqual(withoutGrouping(parsed.value));
  }
  expect(refused.sort()).toEqual(broken.map(({ file, fault }) => `${file}: ${fault}`).sort());
});
