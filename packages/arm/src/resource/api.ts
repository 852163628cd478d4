import type { Api } from '@keelgate/model';
import { defaultKeyNames } from '@keelgate/model';
import type { Body } from './body.ts';
import { lastSegment } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { given } from './described.ts';
import type { DraftApi } from './draft.ts';
import { importInto } from './import-into.ts';
import { omit } from './omit.ts';
import { createShelf } from './shelf.ts';
import { trimSlashes } from './trim-slashes.ts';

const types: readonly Api['type'][] = ['http', 'soap', 'graphql', 'websocket', 'odata', 'grpc'];

const protocols: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss']);

type OwnFields = Omit<Api, 'operations' | 'schemas' | 'policy' | 'rest'>;

/** An API: its operations, schemas and policy are resources of their own. */
export const api: ResourceKind = defineResource<OwnFields>({
  type: '/apis',
  order: 1,
  renamed: {
    'properties.name': 'properties.displayName',
    'properties.contentFormat': 'properties.format',
    'properties.contentValue': 'properties.value',
  },
  read: (body, draft) => {
    const [id = ''] = body.names;
    draft.places.set(`apis/${id}`, body.resource.place);
    const versionSetId = body.text('properties.apiVersionSetId') ?? body.text('properties.apiVersionSet.id');
    return {
      id,
      name: body.text('properties.displayName') ?? id,
      path: trimSlashes(body.text('properties.path') ?? ''),
      protocols: protocolsOf(body),
      // `apiType` says what an import makes; alone it says what the API is.
      type: body.choice(
        body.value('properties.type') === undefined ? 'properties.apiType' : 'properties.type',
        types,
        'http',
      ),
      serviceUrl: body.text('properties.serviceUrl') || null,
      subscriptionRequired: body.flag('properties.subscriptionRequired', true),
      keyNames: keyNamesOf(body),
      versionSetId: versionSetId === null ? null : lastSegment(versionSetId),
      version: body.text('properties.apiVersion') || null,
      revision: body.text('properties.apiRevision') ?? /;rev=(\d+)$/.exec(id)?.[1] ?? '1',
      current: body.flag('properties.isCurrent', !id.includes(';rev=')),
      online: body.flag('properties.isOnline', true),
    };
  },
  write: (item) => ({
    properties: {
      displayName: item.name,
      path: item.path,
      ...(item.protocols.length === 0 ? {} : { protocols: item.protocols }),
      type: item.type,
      ...given({ serviceUrl: item.serviceUrl }),
      subscriptionRequired: item.subscriptionRequired,
      ...writeKeyNames(item.keyNames),
      ...(item.versionSetId === null ? {} : { apiVersionSetId: `/apiVersionSets/${item.versionSetId}` }),
      ...given({ apiVersion: item.version }),
      apiRevision: item.revision,
      isCurrent: item.current,
      ...(item.online ? {} : { isOnline: false }),
    },
  }),
  add: (item, draft, body) => {
    const made: DraftApi = { ...item, operations: createShelf(), schemas: createShelf(), policy: null };
    draft.apis.put(made);
    importInto(made, body);
  },
  list: ({ apis }) =>
    apis.map((item) => ({
      names: [item.id],
      item: omit(item, 'operations', 'schemas', 'policy'),
      needs: item.versionSetId === null ? [] : [{ type: '/apiVersionSets', names: [item.versionSetId] }],
    })),
});

function protocolsOf(body: Body): readonly string[] {
  const path = 'properties.protocols';
  const found = body.texts(path).map((protocol) => protocol.toLowerCase());
  const wrong = found.find((protocol) => !protocols.has(protocol));
  if (wrong !== undefined) {
    const message = `${path} of ${body.resource.name} has "${wrong}", expected ${[...protocols].join(', ')}`;
    body.fault(path, { code: 'arm/wrong-value', message });
  }
  return found;
}

function keyNamesOf(body: Body): Api['keyNames'] {
  const path = 'properties.subscriptionKeyParameterNames';
  return {
    header: body.text(`${path}.header`) ?? defaultKeyNames.header,
    query: body.text(`${path}.query`) ?? defaultKeyNames.query,
  };
}

function writeKeyNames({ header, query }: Api['keyNames']): ReturnType<typeof given> {
  const isUsual = header === defaultKeyNames.header && query === defaultKeyNames.query;
  return isUsual ? {} : { subscriptionKeyParameterNames: { header, query } };
}
