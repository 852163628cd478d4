import type { PolicyScope } from '@keelgate/model';
import type { Policy } from '../define.ts';
import type { Section } from '../program/exchange.ts';

/** Where a policy stands. */
export type Standing = {
  /** `null`: not known, as in a fragment or in a document that is a policy alone. */
  readonly section: Section | null;
  readonly scope: PolicyScope['kind'] | null;
  readonly inFragment: boolean;
  /** The policy whose part it is, wherever that one stands; `null` for one that stands for itself. */
  readonly partOf: string | null;
};

export type Misplacement = { readonly code: string; readonly message: string };

/** What is wrong with where a policy stands. */
export function misplacementOf(policy: Policy, standing: Standing): Misplacement | null {
  const { name, sections, scopes, inFragments } = policy;
  const { section, scope, inFragment, partOf } = standing;
  if (partOf !== null) return null;
  if (inFragment && !inFragments)
    return { code: 'not-in-fragment', message: `<${name}> may not stand in a policy fragment` };
  if (section !== null && !sections.includes(section)) {
    const may =
      sections.length === 0 ? 'the resolver of a GraphQL field' : sections.map((one) => `<${one}>`).join(', ');
    return { code: 'wrong-section', message: `<${name}> stands in <${section}>; it may stand in ${may}` };
  }
  if (scope !== null && !scopes.includes(scope)) {
    const message = `<${name}> is part of the ${scope} scope; it may be part of ${scopes.join(', ')}`;
    return { code: 'wrong-scope', message };
  }
  return null;
}
