import type { DocumentNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

/** How many fields of a document stand inside each other at most; fragments count where they are spread. */
export function graphqlDepth({ definitions }: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  const known = new Map<string, number>();
  function ofFragment(name: string): number {
    const depth = known.get(name);
    if (depth !== undefined) return depth;
    // Fragments inside themselves are refused before; here they must only come to an end.
    known.set(name, 0);
    const own = depthOf(fragments.get(name));
    known.set(name, own);
    return own;
  }
  function depthOf(set: SelectionSetNode | undefined): number {
    const depths = (set?.selections ?? []).map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
      const inside = depthOf(selection.selectionSet);
      return selection.kind === Kind.FIELD ? inside + 1 : inside;
    });
    return depths.reduce((most, depth) => Math.max(most, depth), 0);
  }
  return definitions.reduce(
    (most, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? Math.max(most, depthOf(definition.selectionSet)) : most,
    0,
  );
}
