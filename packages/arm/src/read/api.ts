import type { Api, Operation, VersionSet } from '@keelgate/model';
import { defaultKeyNames, plainOperation, plainParameter } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import { entryOf, plain } from '../template/value.ts';
import type { Body } from './body.ts';
import { bodyOf, lastSegment } from './body.ts';
import type { Draft, ResourceReader } from './draft.ts';
import { byId } from './draft.ts';
import { orphan } from './policy.ts';

const types: readonly Api['type'][] = ['http', 'soap', 'graphql', 'websocket', 'odata', 'grpc'];

/** APIs, their operations and version sets. */
export const apiReaders: readonly ResourceReader[] = [
  { types: ['/apiversionsets', '/api-version-sets'], order: 1, read: readVersionSet },
  { types: ['/apis'], order: 1, read: readApi },
  { types: ['/apis/operations'], order: 2, read: readOperation },
];

function readApi(resource: Resource, draft: Draft): void {
  const body = bodyOf(resource, draft.faults);
  const [id = ''] = body.names;
  draft.places.set(`apis/${id}`, resource.place);
  const revision = body.text('properties.apiRevision') ?? /;rev=(\d+)$/.exec(id)?.[1] ?? '1';
  const versionSetId = body.text('properties.apiVersionSetId');
  nameImport(body);
  draft.apis.push({
    id,
    name: body.text('properties.displayName') ?? body.text('properties.name') ?? id,
    path: (body.text('properties.path') ?? '').replaceAll(/^\/+|\/+$/g, ''),
    protocols: body.list('properties.protocols').map((protocol) => String(plain(protocol)).toLowerCase()),
    type: typeOf(body),
    serviceUrl: body.text('properties.serviceUrl') || null,
    subscriptionRequired: body.flag('properties.subscriptionRequired', true),
    keyNames: keyNamesOf(body),
    versionSetId: versionSetId === null ? null : lastSegment(versionSetId),
    version: body.text('properties.apiVersion') || null,
    revision,
    current: body.flag('properties.isCurrent', !id.includes(';rev=')),
    online: body.flag('properties.isOnline', true),
    operations: [],
    schemas: [],
    policy: null,
  });
}

function typeOf(body: Body): Api['type'] {
  const path = body.value('properties.apiType') === undefined ? 'properties.type' : 'properties.apiType';
  return body.choice<Api['type']>(path, types, 'http');
}

function keyNamesOf(body: Body): Api['keyNames'] {
  const path = 'properties.subscriptionKeyParameterNames';
  return {
    header: body.text(`${path}.header`) ?? defaultKeyNames.header,
    query: body.text(`${path}.query`) ?? defaultKeyNames.query,
  };
}

/** An API that is imported from a description elsewhere has its operations there. */
function nameImport(body: Body): void {
  const format = body.text('properties.format') ?? body.text('properties.contentFormat');
  if (format === null) return;
  const { name } = body.resource;
  const message = `the API ${name} is imported (${format}); its operations are part of what it is imported from and are not read`;
  body.fault('properties', { code: 'arm/imported-api', severity: 'warning', message });
}

function readOperation(resource: Resource, draft: Draft): void {
  const body = bodyOf(resource, draft.faults);
  const [apiId, id = ''] = body.names;
  const api = byId(draft.apis, apiId);
  draft.places.set(`apis/${apiId}/operations/${id}`, resource.place);
  const method = body.text('properties.method');
  const urlTemplate = body.text('properties.urlTemplate');
  if (method === null || urlTemplate === null) {
    const missing = method === null ? 'method' : 'urlTemplate';
    if (body.value(`properties.${missing}`) === undefined)
      body.fault('properties', { code: 'arm/missing', message: `the operation ${resource.name} has no ${missing}` });
  }
  const operation: Operation = plainOperation({
    id,
    name: body.text('properties.displayName') ?? id,
    method: (method ?? 'GET').toUpperCase(),
    urlTemplate: urlTemplate ?? '/',
    queryParameters: body
      .list('properties.request.queryParameters')
      .map((parameter) => plainParameter(String(plain(entryOf(parameter, 'name') ?? parameter)))),
  });
  if (api === undefined) orphan(resource, draft);
  else api.operations = [...api.operations, operation];
}

function readVersionSet(resource: Resource, draft: Draft): void {
  const body = bodyOf(resource, draft.faults);
  const [id = ''] = body.names;
  const kind = body.choice<'Segment' | 'Query' | 'Header'>(
    'properties.versioningScheme',
    ['Segment', 'Query', 'Header'],
    'Segment',
  );
  const schemes: { readonly [scheme in typeof kind]: VersionSet['scheme'] } = {
    Segment: { kind: 'segment' },
    Query: { kind: 'query', parameter: body.text('properties.versionQueryName') ?? 'api-version' },
    Header: { kind: 'header', header: body.text('properties.versionHeaderName') ?? 'api-version' },
  };
  draft.versionSets.push({ id, name: body.text('properties.displayName') ?? id, scheme: schemes[kind] });
}
