import type { PolicyDocument, Snapshot } from '@keelgate/model';

/** What a policy document names by a text of its own: fragments and backends by id, named values by their display name. */
export type PolicyName = { readonly kind: 'fragments' | 'backends' | 'namedValues'; readonly name: string };

/** `{{name}}`; or `fragment-id="id"` and `backend-id="id"`, wherever they stand. What an expression works out is not seen. */
const naming = /\{\{(\s*)([\w.-]+)(\s*)\}\}|\b(fragment|backend)-id(\s*=\s*)("[^"{@]*"|'[^'{@]*')/g;

export function namesIn({ text }: PolicyDocument): readonly PolicyName[] {
  const names: PolicyName[] = [];
  replaced(text, (name) => {
    names.push(name);
    return name.name;
  });
  return names;
}

/** The document with other names in it. A name that stays is left as it was written. */
export function withNames(document: PolicyDocument, rename: (name: PolicyName) => string): PolicyDocument {
  const text = replaced(document.text, rename);
  return text === document.text ? document : { ...document, text };
}

function replaced(text: string, rename: (name: PolicyName) => string): string {
  return text.replace(naming, (whole: string, ...parts: readonly (string | undefined)[]) => {
    const [before = '', value, after = '', what, sign = '', quoted = ''] = parts;
    if (value !== undefined) {
      const next = rename({ kind: 'namedValues', name: value });
      return next === value ? whole : `{{${before}${next}${after}}}`;
    }
    const id = decoded(quoted.slice(1, -1));
    const next = rename({ kind: what === 'fragment' ? 'fragments' : 'backends', name: id });
    const quote = quoted.slice(0, 1);
    return next === id ? whole : `${what ?? ''}-id${sign}${quote}${encoded(next)}${quote}`;
  });
}

const entities = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
] as const;

function decoded(text: string): string {
  return entities.toReversed().reduce((sum, [character, entity]) => sum.replaceAll(entity, character), text);
}

function encoded(text: string): string {
  return entities.reduce((sum, [character, entity]) => sum.replaceAll(character, entity), text);
}

/** The snapshot with every policy document in it changed. */
export function overPolicies(snapshot: Snapshot, change: (document: PolicyDocument) => PolicyDocument): Snapshot {
  const inside = <Holder extends { readonly policy: PolicyDocument | null }>(holder: Holder): Holder =>
    holder.policy === null ? holder : { ...holder, policy: change(holder.policy) };
  return {
    ...inside(snapshot),
    products: snapshot.products.map(inside),
    apis: snapshot.apis.map((api) => ({ ...inside(api), operations: api.operations.map(inside) })),
    fragments: snapshot.fragments.map((fragment) => ({ ...fragment, document: change(fragment.document) })),
  };
}
