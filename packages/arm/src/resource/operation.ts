import type { Operation } from '@keelgate/model';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import {
  given,
  parametersOf,
  representationsOf,
  responsesOf,
  writeParameter,
  writeRepresentation,
  writeResponse,
} from './described.ts';

/** One operation of an API. */
export const operation: ResourceKind = defineResource<Operation & { readonly apiId: string }>({
  type: '/apis/operations',
  order: 2,
  renamed: {
    'properties.name': 'properties.displayName',
    'properties.request.representations[].sample': 'properties.request.representations[].examples.default.value',
    'properties.responses[].representations[].sample':
      'properties.responses[].representations[].examples.default.value',
  },
  read: (body, draft) => {
    const [apiId = '', id = ''] = body.names;
    draft.places.set(`apis/${apiId}/operations/${id}`, body.resource.place);
    return {
      apiId,
      id,
      name: body.text('properties.displayName') ?? id,
      method: (neededText(body, 'method') ?? 'GET').toUpperCase(),
      urlTemplate: neededText(body, 'urlTemplate') ?? '/',
      description: body.text('properties.description'),
      templateParameters: parametersOf(body.items('properties.templateParameters')),
      queryParameters: parametersOf(body.items('properties.request.queryParameters')),
      headers: parametersOf(body.items('properties.request.headers')),
      representations: representationsOf(body.items('properties.request.representations')),
      responses: responsesOf(body.items('properties.responses')),
      policy: null,
    };
  },
  write: ({ name, method, urlTemplate, description, templateParameters, responses, ...request }) => ({
    properties: {
      displayName: name,
      method,
      urlTemplate,
      ...given({ description }),
      ...(templateParameters.length === 0 ? {} : { templateParameters: templateParameters.map(writeParameter) }),
      ...writeRequest(request),
      ...(responses.length === 0 ? {} : { responses: responses.map(writeResponse) }),
    },
  }),
  add: ({ apiId, ...item }, { apis }) => {
    const api = apis.find(apiId);
    api?.operations.put(item);
    return api !== undefined;
  },
  list: ({ apis }) =>
    apis.flatMap(({ id, operations }) =>
      operations.map((item) => ({ names: [id, item.id], item: { ...item, apiId: id } })),
    ),
});

function writeRequest({
  queryParameters,
  headers,
  representations,
}: Pick<Operation, 'queryParameters' | 'headers' | 'representations'>): ReturnType<typeof given> {
  const request = {
    ...(queryParameters.length === 0 ? {} : { queryParameters: queryParameters.map(writeParameter) }),
    ...(headers.length === 0 ? {} : { headers: headers.map(writeParameter) }),
    ...(representations.length === 0 ? {} : { representations: representations.map(writeRepresentation) }),
  };
  return Object.keys(request).length === 0 ? {} : { request };
}

function neededText(body: Body, name: 'method' | 'urlTemplate'): string | null {
  if (body.value(`properties.${name}`) === undefined) body.missing(`properties.${name}`);
  return body.text(`properties.${name}`);
}
