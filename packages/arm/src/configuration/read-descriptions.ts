import type { Fault, Json, Place } from '@keelgate/model';
import type { InputFile, InputFiles } from '../folder/index.ts';
import type { ApiDescription, ImportedApi } from '../openapi/index.ts';
import { describesApi, importOpenApi } from '../openapi/index.ts';
import { readText } from '../openapi/read-text.ts';
import type { ReadTemplate } from '../read-resources.ts';
import { readResources } from '../read-resources.ts';
import { servicePrefix } from '../resource/canonical-type.ts';
import type { Resource } from '../template/deploy.ts';
import { entryOf, valueOf } from '../template/value.ts';

/** What the service of an API that is described by itself is called: nothing says. */
const serviceName = 'service';

/** How an import names what it keeps as it is, and the type of API that it makes. */
const keptFormats: { readonly [kind in ApiDescription]?: { readonly format: string; readonly type: string } } = {
  wsdl: { format: 'wsdl', type: 'soap' },
  wadl: { format: 'wadl-xml', type: 'http' },
  odata: { format: 'odata', type: 'odata' },
  proto: { format: 'grpc', type: 'grpc' },
};

/** Descriptions of APIs that belong to no template: each is an API, as an import makes it. */
export function readDescriptions(files: InputFiles, faults: Fault[]): ReadTemplate {
  const taken = new Set<string>();
  const described = files.map((file) => describedApi(file, taken, faults));
  const read = readResources(
    described.flatMap(({ resources }) => resources),
    faults,
  );
  const imports = new Map(described.map(({ id, imported }) => [id, imported]));
  const apis = read.snapshot.apis.map((api) => {
    const imported = imports.get(api.id) ?? null;
    return imported === null ? api : { ...api, operations: imported.operations, schemas: imported.schemas };
  });
  return { ...read, snapshot: { ...read.snapshot, apis } };
}

type DescribedApi = {
  readonly id: string;
  readonly resources: readonly Resource[];
  readonly imported: ImportedApi | null;
};

function describedApi(file: InputFile, taken: Set<string>, faults: Fault[]): DescribedApi {
  const kind = describesApi(file.text);
  const kept = kind === null ? undefined : keptFormats[kind];
  const id = freeId(titleOf(file, kind), taken);
  if (kept !== undefined) {
    const properties = { displayName: id, path: id, protocols: ['https'], ...kept, value: file.text };
    return { id, resources: [resource(file, ['apis', id], properties)], imported: null };
  }
  const { api, faults: found } = importOpenApi(file, { apiId: id });
  faults.push(...found);
  if (kind === 'graphql') return { id, resources: graphQl(file, id), imported: null };
  if (api === null) return { id, resources: [], imported: null };
  const properties = {
    displayName: api.title === '' ? id : api.title,
    ...(api.description === null ? {} : { description: api.description }),
    path: api.path === '' ? id : api.path,
    protocols: api.protocols.length === 0 ? ['https'] : [...api.protocols],
    ...(api.serviceUrl === null ? {} : { serviceUrl: api.serviceUrl }),
  };
  return { id, resources: [resource(file, ['apis', id], properties)], imported: api };
}

/** The schema of a GraphQL API is a resource beside it. */
function graphQl(file: InputFile, id: string): readonly Resource[] {
  const contentType = 'application/vnd.ms-azure-apim.graphql.schema';
  return [
    resource(file, ['apis', id], { displayName: id, path: id, protocols: ['https'], type: 'graphql' }),
    resource(file, ['apis', id, 'schemas', 'graphql'], { contentType, document: { value: file.text } }),
  ];
}

function resource({ file }: InputFile, path: readonly string[], properties: Json): Resource {
  const place: Place = { file, line: 1, column: 1 };
  const types = path.filter((_, index) => index % 2 === 0);
  const names = path.filter((_, index) => index % 2 === 1);
  return {
    type: [servicePrefix, ...types].join('/'),
    name: [serviceName, ...names].join('/'),
    body: valueOf({ properties }, place),
    place,
    path: '',
  };
}

/** What an API is called after: its title, else its file. */
function titleOf({ file, text }: InputFile, kind: ApiDescription | null): string {
  if (kind === 'openapi' || kind === 'swagger') {
    const read = readText(file, text);
    const title = 'root' in read ? entryOf(entryOf(read.root, 'info'), 'title') : undefined;
    if (title?.kind === 'scalar' && typeof title.value === 'string' && slug(title.value) !== '') return title.value;
  }
  return file.slice(file.lastIndexOf('/') + 1).replace(/(?:\.[A-Za-z]+)+$/, '');
}

function freeId(title: string, taken: Set<string>): string {
  const wanted = slug(title) || 'api';
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 76)
    .replaceAll(/^-+|-+$/g, '');
}
