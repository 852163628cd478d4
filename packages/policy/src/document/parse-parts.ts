import type { PolicyDocument } from '@keelgate/model';
import { policyNamed } from '../policy/named.ts';
import { sections } from '../program/exchange.ts';
import type { PolicyElement } from './element.ts';
import type { PlaceAt } from './parse.ts';
import { parseDocument } from './parse.ts';

/**
 * The elements of a text that has several, as a piece to put into a section is kept in a file: policies or sections one
 * after the other. `null` where it is something else.
 */
export function parseParts(document: PolicyDocument, placeAt: PlaceAt): readonly PolicyElement[] | null {
  const text = `${before}${document.text}</fragment>`;
  const parsed = parseDocument({ ...document, text }, (offset) => placeAt(Math.max(0, offset - before.length)));
  if (!parsed.ok || parsed.value.text !== null) return null;
  const { children } = parsed.value;
  const isWhole = children.some(({ name }) => name === 'policies' || name === 'fragment');
  return children.length > 1 && !isWhole && children.some(isPart) ? children : null;
}

const before = '<fragment>';

function isPart({ name }: PolicyElement): boolean {
  return policyNamed(name) !== undefined || sections.some((section) => section === name);
}
