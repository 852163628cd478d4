import type { Json, Rest } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { importOpenApi } from '../../openapi/index.ts';
import { isMap } from '../../resource/difference.ts';
import type { WrittenPart } from '../../write-resources.ts';
import type { InputFile } from '../input-files.ts';
import { folderOf } from '../input-files.ts';
import { artifactFiles } from './artifact-file.ts';
import { keyOf } from './aside.ts';
import { canonical } from './canonical.ts';
import { openApiOf } from './open-api-of.ts';
import { operationResources } from './operation-resources.ts';
import { plainBody } from './template-form.ts';

/**
 * The operations and schemas of APIs that say themselves what they are imported from, as far as an import makes the same
 * ones again.
 */
export function describedBy(parts: readonly WrittenPart[]): ReadonlySet<WrittenPart> {
  const byKey = new Map(parts.map((part) => [keyOf(part.type, part.names), part]));
  const said = new Set<WrittenPart>();
  for (const api of parts) {
    const [apiId = ''] = api.names;
    const { format, value } = propertiesOf(api.body);
    if (!isApi(api) || typeof format !== 'string' || !/^(?:openapi|openapi\+json|swagger-json)$/i.test(format))
      continue;
    const plain = plainBody(value ?? null);
    const text = typeof plain === 'string' ? plain : JSON.stringify(plain);
    const { api: imported } = importOpenApi({ file: '', text }, { apiId });
    if (imported === null) continue;
    for (const { type, name, body } of operationResources(imported.operations, imported.schemas)) {
      const part = byKey.get(keyOf(`${api.type}/${type}`, [...api.names, name]));
      if (part !== undefined && canonical(withoutVersion(part.body)) === canonical(body)) said.add(part);
    }
  }
  return said;
}

/** Descriptions for the operations of APIs that have none, for artifacts know operations by nothing else. */
export function generatedDescriptions(parts: readonly WrittenPart[]): readonly InputFile[] {
  const childrenOf = childrenIn(parts);
  return parts.flatMap((api) => {
    const { format, type } = propertiesOf(api.body);
    if (!/\/apis$/i.test(api.type) || !api.own || format !== undefined || !isHttp(type)) return [];
    const [information] = artifactFiles(api, '');
    const operations = childrenOf(api, 'operations');
    if (information === undefined || operations.length === 0) return [];
    const schemas = childrenOf(api, 'schemas');
    const text = [schemas, []]
      .map((known) => openApiOf(api, operations, known))
      .find((each) => isFaithful(each, operations));
    return text === undefined ? [] : [{ file: `${folderOf(information.file)}specification.json`, text }];
  });
}

function isHttp(type: Json | undefined): boolean {
  return type === undefined || (typeof type === 'string' && type.toLowerCase() === 'http');
}

function isApi({ type }: WrittenPart): boolean {
  return /^Microsoft\.ApiManagement\/service\/apis$/i.test(type);
}

/** Whether an import takes the description, and makes no operation of it that was not there. */
function isFaithful(text: string, operations: readonly WrittenPart[]): boolean {
  const { api, faults } = importOpenApi({ file: '', text }, { translateRequiredQueryParameters: 'query' });
  if (api === null || faults.some(isError)) return false;
  const ids = new Set(operations.map(({ names }) => (names.at(-1) ?? '').toLowerCase()));
  return api.operations.length > 0 && api.operations.every(({ id }) => ids.has(id.toLowerCase()));
}

type Children = (api: WrittenPart, type: 'operations' | 'schemas') => readonly WrittenPart[];

function childrenIn(parts: readonly WrittenPart[]): Children {
  const children = Map.groupBy(
    parts.filter(({ own }) => own),
    ({ type, names }) => keyOf(type, names.slice(0, -1)),
  );
  return (api, type) => children.get(keyOf(`${api.type}/${type}`, api.names)) ?? [];
}

function propertiesOf({ properties }: Rest): { readonly [name: string]: Json | undefined } {
  return properties !== undefined && isMap(properties) ? properties : {};
}

function withoutVersion(body: Rest): Rest {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'apiVersion'));
}
