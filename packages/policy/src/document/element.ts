import type { Place } from '@keelgate/model';

/** A piece of an attribute's value or of an element's text: as it stands, or a C# expression with its brackets. */
export type Text =
  | { readonly kind: 'literal'; readonly value: string }
  | {
      readonly kind: 'expression';
      readonly source: string;
      /** Where an offset of the source stands in the document as it was written. */
      readonly locate?: (offset: number) => Place;
    };

export type PolicyAttribute = { readonly name: string; readonly value: Text; readonly place: Place };

/** An element of a policy document, with where it was written. */
export type PolicyElement = {
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: readonly PolicyElement[];
  /** What stands between the tags, without elements, comments and outer blanks; `null` if nothing does. */
  readonly text: Text | null;
  readonly place: Place;
};

/** The text without the blanks of XML at its ends; other blanks are part of it. */
export function trimBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

function isBlank(text: string, at: number): boolean {
  return ' \t\r\n'.includes(text.charAt(at));
}

/** The attribute's literal value; `null` if it is absent or an expression. */
export function literalAttribute(element: PolicyElement, name: string): string | null {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return value?.kind === 'literal' ? value.value : null;
}
