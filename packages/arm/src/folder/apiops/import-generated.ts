import type { ApiSchema, Operation, Parameter, Representation } from '@keelgate/model';
import { importOpenApi } from '../../openapi/index.ts';
import { isMap } from '../../resource/difference.ts';
import type { Resource } from '../../template/deploy.ts';
import type { InputFile } from '../input-files.ts';
import { generatedMark } from './generated-mark.ts';
import { operationResources } from './operation-resources.ts';
import type { Owner, Reading } from './reading.ts';
import { ownedBy, resourceOf } from './reading.ts';
import { fromTemplate } from './template-form.ts';

/** Whether a description was written for operations that had none: its operations are resources then. */
export function isGenerated({ text }: InputFile): boolean {
  return text.slice(0, 2000).includes(`"${generatedMark.name}": "${generatedMark.value}"`);
}

/** The operations and schemas of a description that was written for them. */
export function generatedResources(file: InputFile, owner: Owner, reading: Reading): readonly Resource[] {
  const { api, faults } = importOpenApi(file, {
    apiId: owner.names.at(-1) ?? '',
    translateRequiredQueryParameters: 'query',
  });
  reading.faults.push(...faults.filter(({ severity }) => severity === 'error'));
  const schemas = namedSchemas(api?.schemas ?? [], file);
  const operations = (api?.operations ?? []).map((item) => relinked(item, schemas));
  const place = { file: file.file, line: 1, column: 1 };
  return operationResources(operations, schemas).map(({ type, name, body }) =>
    resourceOf(fromTemplate(body, place), ownedBy(owner, type, { keys: [type], name, inside: [] }), reading),
  );
}

/** The schemas that the description names; an import adds one for each that stands inline. */
function namedSchemas(schemas: readonly ApiSchema[], { text }: InputFile): readonly ApiSchema[] {
  const root: unknown = parsed(text);
  const components = memberOf(root, 'components');
  const named = memberOf(components, 'schemas');
  const id = memberOf(components, generatedMark.schemaId);
  if (!isRecord(named)) return [];
  return schemas.map((schema) => {
    const all = isMap(schema.document) ? schema.document['schemas'] : undefined;
    const own =
      all !== undefined && isMap(all) ? Object.entries(all).filter(([name]) => Object.hasOwn(named, name)) : [];
    return { ...schema, id: typeof id === 'string' ? id : schema.id, document: { schemas: Object.fromEntries(own) } };
  });
}

function relinked(item: Operation, schemas: readonly ApiSchema[]): Operation {
  const [schema] = schemas;
  const types = schema === undefined ? undefined : memberOf(schema.document, 'schemas');
  function link<Linked extends Pick<Parameter, 'schemaId' | 'typeName'>>(linked: Linked): Linked {
    const isKnown = isRecord(types) && linked.typeName !== null && Object.hasOwn(types, linked.typeName);
    return {
      ...linked,
      schemaId: isKnown && schema !== undefined ? schema.id : null,
      typeName: isKnown ? linked.typeName : null,
    };
  }
  const bodies = (all: readonly Representation[]): readonly Representation[] =>
    all.map((body) => link({ ...body, formParameters: body.formParameters.map(link) }));
  return {
    ...item,
    description: item.description === '' ? null : item.description,
    templateParameters: item.templateParameters.map(link),
    queryParameters: item.queryParameters.map(link),
    headers: item.headers.map(link),
    representations: bodies(item.representations),
    responses: item.responses.map((response) => ({
      ...response,
      description: response.description === '' ? null : response.description,
      headers: response.headers.map(link),
      representations: bodies(response.representations),
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
