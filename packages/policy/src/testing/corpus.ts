import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyElement, Text } from '../document/element.ts';
import { parseDocument } from '../document/parse.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/corpus/policies');

/** Published policy documents by their path; `null` where the checkout has none beside it. */
export const corpusDocuments: ReadonlyMap<string, string> | null = existsSync(folder)
  ? new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.xml'))
        .toSorted()
        .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
    )
  : null;

/** Every distinct expression of them. */
export const corpusExpressions: ReadonlySet<string> | null =
  corpusDocuments === null ? null : expressionsOf(corpusDocuments);

function expressionsOf(documents: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  function visit(element: PolicyElement): void {
    for (const { value } of element.attributes) add(value);
    if (element.text !== null) add(element.text);
    for (const child of element.children) visit(child);
  }
  function add(text: Text): void {
    if (text.kind === 'expression') found.add(text.source);
  }
  for (const [file, text] of documents) {
    const parsed = parseDocument({ format: 'rawxml', text, place: { file, line: 1, column: 1 } });
    if (parsed.ok) visit(parsed.value);
  }
  return found;
}
