import type { Snapshot } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import type { Draft } from './draft.ts';

type Link = {
  /** `/products/apis`. */
  readonly type: string;
  /** The type of the other one: `/apis`. */
  readonly to: string;
  /** The ids that a parent is linked to, where the parent is known. */
  readonly ids: (draft: Draft, parentId: string) => Set<string> | undefined;
  /** How the other one writes its id, where it is known. */
  readonly known: (draft: Draft, id: string) => string | undefined;
  readonly list: (snapshot: Snapshot) => readonly { readonly id: string; readonly ids: readonly string[] }[];
};

/** A resource that says nothing but that two others belong together. */
export function defineLink({ type, to, ids, known, list }: Link): ResourceKind {
  return defineResource<{ readonly parentId: string; readonly id: string }>({
    type,
    order: 2,
    isBare: true,
    read: (body, draft) => {
      const [parentId = '', id = ''] = body.names;
      return { parentId, id: known(draft, id) ?? id };
    },
    write: () => ({}),
    add: ({ parentId, id }, draft) => {
      const linked = ids(draft, parentId);
      linked?.add(id);
      return linked !== undefined;
    },
    list: (snapshot) =>
      list(snapshot).flatMap(({ id: parentId, ids: linked }) =>
        linked.map((id) => ({ names: [parentId, id], item: { parentId, id }, needs: [{ type: to, names: [id] }] })),
      ),
  });
}
