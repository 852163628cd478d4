import type { Api, NamedValue, PolicyDocument, Product, Snapshot } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import { printOrigin } from '../http/url.ts';
import type { RunRequest } from './run-request.ts';

/** Policy documents by the scope that they belong to. */
export type RunDocuments = {
  readonly global?: PolicyDocument;
  readonly product?: PolicyDocument;
  readonly api?: PolicyDocument;
  readonly operation?: PolicyDocument;
  /** Fragments by id; one that the request brings itself goes before it. */
  readonly fragments?: ReadonlyMap<string, PolicyDocument>;
};

/** The smallest service in which a request can meet its documents. What is not said has a default. */
export function snapshotOf(request: RunRequest, documents: RunDocuments, url: Url): Snapshot {
  const api = apiOf(request, documents, url);
  const product = productOf(request, documents, api.id);
  return {
    ...emptySnapshot,
    policy: documents.global ?? null,
    namedValues: Object.entries(request.namedValues ?? {}).map(([name, value]): NamedValue => ({
      id: name,
      name,
      value,
      secret: false,
    })),
    fragments: fragmentsOf(request, documents),
    backends: Object.entries(request.backends ?? {}).map(([id, backend]) => ({
      id,
      target:
        backend.pool === undefined
          ? { kind: 'single', url: backend.url, protocol: 'http' }
          : {
              kind: 'pool',
              members: backend.pool.map((member) => ({
                backendId: member.id,
                weight: member.weight ?? null,
                priority: member.priority ?? null,
              })),
            },
      breaker: null,
    })),
    kept: [...keptOf('schemas', request.schemas), ...keptOf('certificates', request.certificates)],
    apis: [api],
    products: product === null ? [] : [product],
  };
}

function fragmentsOf(request: RunRequest, { fragments = new Map() }: RunDocuments): Snapshot['fragments'] {
  const given = Object.entries(request.fragments ?? {}).map(([id, text]): [string, PolicyDocument] => [
    id,
    { format: 'rawxml', text, place: { file: `fragment ${id}`, line: 1, column: 1 } },
  ]);
  return [...new Map([...fragments, ...given])].map(([id, document]) => ({ id, document }));
}

/** Resources that policies name, by their ids alone. */
function keptOf(type: string, named: { readonly [id: string]: unknown } = {}): Snapshot['kept'] {
  return Object.keys(named).map((id) => ({
    type: `Microsoft.ApiManagement/service/${type}`,
    name: `service/${id}`,
    body: null,
  }));
}

function apiOf(request: RunRequest, documents: RunDocuments, url: Url): Api {
  const api = { id: 'api', path: '', serviceUrl: request.api === undefined ? printOrigin(url) : null, ...request.api };
  return {
    id: api.id,
    name: api.name ?? api.id,
    path: api.path.replaceAll(/^\/+|\/+$/g, ''),
    protocols: [url.scheme],
    type: 'http',
    serviceUrl: api.serviceUrl,
    subscriptionRequired: api.subscriptionRequired ?? false,
    keyNames: { ...defaultKeyNames, ...api.subscriptionKeyParameterNames },
    versionSetId: null,
    version: api.version ?? null,
    revision: api.revision ?? '1',
    current: true,
    online: true,
    policy: documents.api ?? null,
    operations: [operationOf(request, documents)],
    schemas: [],
  };
}

function operationOf(request: RunRequest, documents: RunDocuments): Api['operations'][number] {
  const { id, name, method, urlTemplate } = {
    id: 'operation',
    method: request.method,
    urlTemplate: '/*',
    ...request.operation,
  };
  return plainOperation({
    id,
    name: name ?? id,
    method: method.toUpperCase(),
    urlTemplate,
    policy: documents.operation ?? null,
  });
}

function productOf({ product }: RunRequest, documents: RunDocuments, apiId: string): Product | null {
  if (product === undefined && documents.product === undefined) return null;
  const id = product?.id ?? 'product';
  return {
    id,
    name: product?.name ?? id,
    subscriptionRequired: product?.subscriptionRequired ?? true,
    approvalRequired: false,
    published: true,
    subscriptionsLimit: null,
    apiIds: [apiId],
    groupIds: [],
    policy: documents.product ?? null,
  };
}
