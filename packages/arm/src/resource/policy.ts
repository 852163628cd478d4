import type { PolicyDocument, Snapshot } from '@keelgate/model';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import type { Draft } from './draft.ts';
import { documentOf, policyNames, writeDocument } from './policy-text.ts';

type Owner = { policy: PolicyDocument | null };
type Attached = { readonly owner: readonly string[]; readonly document: PolicyDocument };

type Scope = {
  readonly type: string;
  /** Of the owner's places: `apis/orders/policy`. */
  readonly path: (names: readonly string[]) => string;
  readonly owner: (draft: Draft, names: readonly string[]) => Owner | undefined;
  readonly list: (snapshot: Snapshot) => readonly (readonly [owner: readonly string[], PolicyDocument | null])[];
};

/** The documents of one scope. An empty one is no document, nor is one that is not known; they are kept as they are. */
function policiesOf({ type, path, owner, list }: Scope): ResourceKind {
  return defineResource<Attached>({
    type,
    order: 3,
    renamed: policyNames,
    read: (body: Body, draft) => {
      const names = body.names.slice(0, -1);
      const document = documentOf(body, draft, path(names));
      return document === null ? null : { owner: names, document };
    },
    write: ({ document }) => writeDocument(document),
    add: ({ owner: names, document, rest }, draft) => {
      const found = owner(draft, names);
      if (found !== undefined) found.policy = rest === undefined ? document : { ...document, rest };
      return found !== undefined;
    },
    list: (snapshot) =>
      list(snapshot).flatMap(([names, document]) =>
        document === null
          ? []
          : [
              {
                names: [...names, 'policy'],
                item: { owner: names, document, ...(document.rest === undefined ? {} : { rest: document.rest }) },
              },
            ],
      ),
  });
}

/** Policy documents of every scope. */
export const policies: readonly ResourceKind[] = [
  policiesOf({
    type: '/policies',
    path: () => 'policy',
    owner: (draft) => draft,
    list: ({ policy }) => [[[], policy]],
  }),
  policiesOf({
    type: '/products/policies',
    path: ([id = '']) => `products/${id}/policy`,
    owner: ({ products }, [id]) => products.find(id),
    list: ({ products }) => products.map(({ id, policy }) => [[id], policy]),
  }),
  policiesOf({
    type: '/apis/policies',
    path: ([id = '']) => `apis/${id}/policy`,
    owner: ({ apis }, [id]) => apis.find(id),
    list: ({ apis }) => apis.map(({ id, policy }) => [[id], policy]),
  }),
  policiesOf({
    type: '/apis/operations/policies',
    path: ([apiId = '', id = '']) => `apis/${apiId}/operations/${id}/policy`,
    owner: ({ apis }, [apiId, id]) => apis.find(apiId)?.operations.find(id),
    list: ({ apis }) =>
      apis.flatMap(({ id: apiId, operations }) => operations.map(({ id, policy }) => [[apiId, id], policy] as const)),
  }),
];
