import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/corpus/policies');

/** Real documents, where there are some beside the checkout. */
export function corpusTexts(): readonly string[] {
  return globSync('**/*.xml', { cwd: folder })
    .toSorted()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}
