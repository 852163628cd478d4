import type { NamedValue } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { given } from './described.ts';

/** A value that policies name. `properties` is what old versions call them. */
export const namedValue: ResourceKind = defineResource<NamedValue>({
  type: '/namedValues',
  formerly: ['/properties'],
  order: 1,
  renamed: { 'properties.name': 'properties.displayName' },
  read: (body) => {
    const [id = ''] = body.names;
    return {
      id,
      name: body.text('properties.displayName') ?? id,
      value: body.text('properties.value'),
      secret: body.flag('properties.secret', false),
    };
  },
  write: ({ name, value, secret }) => ({ properties: { displayName: name, ...given({ value }), secret } }),
  add: (item, { namedValues }) => namedValues.put(item),
  list: ({ namedValues }) => namedValues.map((item) => ({ names: [item.id], item })),
});
