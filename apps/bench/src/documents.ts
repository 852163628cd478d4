import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Published documents where the checkout has them beside it; else those of the examples. */
const folders: readonly string[] = [path.join(root, '../shared/corpus/policies'), path.join(root, 'examples')];

/** Texts of policy documents, in an order that is always the same. */
export function policyDocuments(): readonly string[] {
  for (const folder of folders.filter((each) => existsSync(each))) {
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.xml'))
      .toSorted()
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .filter((text) => text.includes('<policies'));
    if (texts.length > 0) return texts;
  }
  throw new Error('there are no policy documents to measure with');
}

/** The same document with expressions that no other variant has: nothing that is remembered of others helps it. */
export function variantOf(document: string, number: number): string {
  return document.replaceAll(/@([({])/g, `@$1/*${number}*/`);
}
