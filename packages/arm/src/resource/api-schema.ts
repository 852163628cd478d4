import type { ApiSchema } from '@keelgate/model';
import { plain } from '../template/value.ts';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import type { Json } from '@keelgate/model';

/** A schema document of an API. */
export const apiSchema: ResourceKind = defineResource<ApiSchema & { readonly apiId: string }>({
  type: '/apis/schemas',
  order: 2,
  read: (body) => {
    const [apiId = '', id = ''] = body.names;
    const contentType = body.text('properties.contentType');
    const document = documentOf(body);
    return contentType === null || document === undefined ? null : { apiId, id, contentType, document };
  },
  write: ({ contentType, document }) => ({
    properties: { contentType, document: { [memberOf(contentType, document)]: document } },
  }),
  add: ({ apiId, ...item }, { apis }) => {
    const api = apis.find(apiId);
    api?.schemas.put(item);
    return api !== undefined;
  },
  list: ({ apis }) =>
    apis.flatMap(({ id, schemas }) => schemas.map((item) => ({ names: [id, item.id], item: { ...item, apiId: id } }))),
});

/** Definitions of OpenAPI 2.0, components of 3, or a text. Old versions have the text alone. */
function documentOf(body: Body): Json | undefined {
  for (const name of ['components', 'definitions', 'value']) {
    const value = body.value(`properties.document.${name}`);
    if (value !== undefined) return value.kind === 'unknown' ? undefined : plain(value);
  }
  return undefined;
}

function memberOf(contentType: string, document: Json): string {
  if (typeof document === 'string') return 'value';
  return contentType.includes('swagger') ? 'definitions' : 'components';
}
