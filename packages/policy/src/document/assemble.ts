import type { PolicyScope } from '@keelgate/model';
import type { Section } from '../program/exchange.ts';
import type { PolicyElement } from './element.ts';

/** A document of one scope, parsed; `null` where the scope has none. */
export type ScopeDocument = { readonly scope: PolicyScope; readonly root: PolicyElement | null };

/** An element of the effective document: what of it runs for one operation, and which scope it comes from. */
export type Assembled = {
  readonly element: PolicyElement;
  readonly scope: PolicyScope;
  /** Its number, from 1, among the elements of its name beside it. */
  readonly ordinal: number;
  readonly children: readonly Assembled[];
};

export type Fragments = ReadonlyMap<string, PolicyElement>;

/**
 * The effective policies of a section: those of the narrowest scope, with each `<base/>` replaced by the same section of
 * the next broader one. A scope without a document is transparent; a document without the section ends the chain there.
 * `chain` goes from the narrowest scope to the global one.
 */
export function assemble(
  chain: readonly ScopeDocument[],
  section: Section,
  fragments: Fragments,
): readonly Assembled[] {
  const [first, ...broader] = chain;
  if (first === undefined) return [];
  if (first.root === null) return assemble(broader, section, fragments);
  const own = first.root.children.find(({ name }) => name === section);
  return own === undefined ? [] : expand(own.children, { scope: first.scope, broader, section, fragments });
}

type Standing = {
  readonly scope: PolicyScope;
  readonly broader: readonly ScopeDocument[];
  readonly section: Section;
  readonly fragments: Fragments;
};

function expand(elements: readonly PolicyElement[], standing: Standing): readonly Assembled[] {
  const counts = new Map<string, number>();
  return elements.flatMap((element): readonly Assembled[] => {
    const ordinal = (counts.get(element.name) ?? 0) + 1;
    counts.set(element.name, ordinal);
    if (element.name === 'base') return assemble(standing.broader, standing.section, standing.fragments);
    if (element.name === 'include-fragment') {
      const id = element.attributes.find(({ name }) => name === 'fragment-id')?.value;
      const fragment = id?.kind === 'literal' ? standing.fragments.get(id.value) : undefined;
      const inside = fragment?.children.filter(({ name }) => name !== 'include-fragment' && name !== 'base');
      return expand(inside ?? [], standing);
    }
    return [{ element, scope: standing.scope, ordinal, children: expand(element.children, standing) }];
  });
}
