import type { Fault, NamedValue, PolicyDocument } from '@keelgate/model';
import { placeAt } from './parse.ts';

/** A document with its `{{names}}` put in as text, as the platform does before anything else. */
export type Substituted = {
  readonly document: PolicyDocument;
  readonly faults: readonly Fault[];
  /** Names whose values are kept in a vault and not known here. */
  readonly unknown: readonly string[];
};

export function putNamedValues(document: PolicyDocument, namedValues: readonly NamedValue[]): Substituted {
  const faults: Fault[] = [];
  const unknown: string[] = [];
  const text = document.text.replaceAll(/\{\{\s*([A-Za-z0-9._-]+)\s*\}\}/g, (whole, name: string, offset: number) => {
    const found = namedValues.find((value) => value.name === name);
    if (found !== undefined && found.value !== null) return found.value;
    if (found === undefined) {
      const message = `there is no named value "${name}"`;
      faults.push({ code: 'policy/unknown-named-value', severity: 'error', message, place: placeAt(document, offset) });
    } else {
      unknown.push(name);
    }
    return whole;
  });
  return { document: { ...document, text }, faults, unknown };
}
