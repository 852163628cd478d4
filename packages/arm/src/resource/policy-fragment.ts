import type { Fragment } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { documentOf, policyNames, writeDocument } from './policy-text.ts';

/** A piece of policy that documents include by its id. */
export const policyFragment: ResourceKind = defineResource<Fragment>({
  type: '/policyFragments',
  formerly: ['/policy-fragments'],
  order: 1,
  renamed: policyNames,
  read: (body, draft) => {
    const [id = ''] = body.names;
    const document = documentOf(body, draft, `fragments/${id}`);
    return document === null ? null : { id, document };
  },
  write: ({ document }) => writeDocument(document),
  add: (item, { fragments }) => fragments.put(item),
  list: ({ fragments }) => fragments.map((item) => ({ names: [item.id], item })),
});
