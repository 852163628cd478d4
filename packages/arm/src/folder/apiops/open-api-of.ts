import type { Json } from '@keelgate/model';
import { normalised } from '../../openapi/operation-id.ts';
import { wrongTemplate } from '../../openapi/url-template.ts';
import { isMap } from '../../resource/difference.ts';
import type { WrittenPart } from '../../write-resources.ts';
import { generatedMark } from './generated-mark.ts';
import { plainBody } from './template-form.ts';

type Members = { readonly [name: string]: Json };

/** Types that a description can name: the id of their document, and what each is. */
type Types = { readonly id: string | null; readonly all: Members };

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
const components = 'application/vnd.oai.openapi.components+json';

/** OpenAPI 3.0 for operations, as far as it has words for them. */
export function openApiOf(
  api: WrittenPart,
  operations: readonly WrittenPart[],
  schemas: readonly WrittenPart[],
): string {
  const types = typesIn(schemas);
  const about = mapAt(plainBody(api.body), 'properties');
  const description = {
    openapi: '3.0.3',
    [generatedMark.name]: generatedMark.value,
    info: {
      title: textAt(about, 'displayName') || (api.names.at(-1) ?? ''),
      version: textAt(about, 'apiVersion') || '1.0',
    },
    paths: pathsOf(operations, types),
    ...(types.id === null ? {} : { components: { [generatedMark.schemaId]: types.id, schemas: types.all } }),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function pathsOf(operations: readonly WrittenPart[], types: Types): Members {
  const paths = new Map<string, { [method: string]: Json }>();
  for (const part of operations) {
    const body = mapAt(plainBody(part.body), 'properties');
    const path = textAt(body, 'urlTemplate') ?? '';
    const method = (textAt(body, 'method') ?? '').toLowerCase();
    const operation = operationOf(part.names.at(-1) ?? '', body, types);
    const item = paths.get(path) ?? {};
    if (operation === null || !methods.has(method) || wrongTemplate(path) !== null || Object.hasOwn(item, method))
      continue;
    paths.set(path, { ...item, [method]: operation });
  }
  return Object.fromEntries(paths);
}

function typesIn(schemas: readonly WrittenPart[]): Types {
  for (const part of schemas) {
    const body = mapAt(plainBody(part.body), 'properties');
    const all = mapAt(mapAt(mapAt(body, 'document'), 'components'), 'schemas');
    const names = Object.keys(all);
    if (textAt(body, 'contentType') !== components || names.length === 0) continue;
    if (names.every((name) => /^[\w.-]+$/.test(name))) return { id: part.names.at(-1) ?? null, all };
  }
  return { id: null, all: {} };
}

/** `null` where the operation cannot keep its name. */
function operationOf(id: string, body: Members, types: Types): Json | null {
  const displayName = textAt(body, 'displayName') ?? id;
  const description = textAt(body, 'description');
  // An import takes the id for the name where there is no summary.
  const isNamed = description === null && normalised(displayName) === id;
  if (normalised(id) !== id.toLowerCase()) return null;
  const request = mapAt(body, 'request');
  const parameters = [
    ...listAt(body, 'templateParameters').map((each) => parameterOf(each, 'path', types)),
    ...listAt(request, 'queryParameters').map((each) => parameterOf(each, 'query', types)),
    ...listAt(request, 'headers').map((each) => parameterOf(each, 'header', types)),
  ];
  const content = contentOf(listAt(request, 'representations'), types);
  const responses = listAt(body, 'responses').map((each) => responseOf(each, types));
  return {
    operationId: isNamed ? displayName : id,
    ...(isNamed ? {} : { summary: displayName, description: description ?? '' }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === null ? {} : { requestBody: { content } }),
    responses: Object.fromEntries(responses),
  };
}

function parameterOf(given: Members, where: 'path' | 'query' | 'header', types: Types): Json {
  return { name: textAt(given, 'name') ?? '', in: where, ...aboutParameter(given, types, where === 'path') };
}

function aboutParameter(given: Members, types: Types, isPath: boolean): Members {
  const description = textAt(given, 'description');
  return {
    ...(isPath || given['required'] === true ? { required: true } : {}),
    ...(description === null ? {} : { description }),
    schema: referenceTo(given, types) ?? schemaOf(given),
  };
}

const names: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array']);

function schemaOf(given: Members): Members {
  const type = textAt(given, 'type') ?? 'string';
  const values = listOf(given['values']);
  return {
    type: names.has(type) ? type : 'string',
    ...(type === 'array' ? { items: {} } : {}),
    ...(given['defaultValue'] === undefined ? {} : { default: given['defaultValue'] }),
    ...(values.length === 0 ? {} : { enum: values }),
  };
}

function referenceTo(given: Members, { id, all }: Types): Members | null {
  const name = textAt(given, 'typeName');
  if (name === null || id === null || textAt(given, 'schemaId') !== id || !Object.hasOwn(all, name)) return null;
  return { $ref: `#/components/schemas/${name}` };
}

function contentOf(representations: readonly Members[], types: Types): Members | null {
  if (representations.length === 0) return null;
  return Object.fromEntries(
    representations.map((each) => {
      const form = listAt(each, 'formParameters');
      const schema = form.length > 0 ? formOf(form) : referenceTo(each, types);
      return [textAt(each, 'contentType') ?? '', { ...(schema === null ? {} : { schema }), ...examplesOf(each) }];
    }),
  );
}

function formOf(form: readonly Members[]): Members {
  const required = form.filter((each) => each['required'] === true).map((each) => textAt(each, 'name') ?? '');
  const properties = form.map((each) => {
    const description = textAt(each, 'description');
    return [
      textAt(each, 'name') ?? '',
      { ...schemaOf(each), ...(description === null ? {} : { description }) },
    ] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

function examplesOf(representation: Members): Members {
  const examples = mapAt(representation, 'examples');
  const only = mapAt(examples, 'default');
  if (Object.keys(examples).length === 1 && 'value' in only && only['summary'] === undefined)
    return { example: only['value'] ?? null };
  return Object.keys(examples).length === 0 ? {} : { examples };
}

function responseOf(given: Members, types: Types): readonly [string, Json] {
  const headers = listAt(given, 'headers').map(
    (each) => [textAt(each, 'name') ?? '', aboutParameter(each, types, false)] as const,
  );
  const content = contentOf(listAt(given, 'representations'), types);
  const status = Number(given['statusCode'] ?? 0);
  return [
    status === 0 ? 'default' : String(status),
    {
      description: textAt(given, 'description') ?? '',
      ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
      ...(content === null ? {} : { content }),
    },
  ];
}

function mapAt(json: Json, name: string): Members {
  const value = isMap(json) && Object.hasOwn(json, name) ? json[name] : undefined;
  return value !== undefined && isMap(value) ? value : {};
}

function listAt(json: Members, name: string): readonly Members[] {
  return listOf(json[name]).filter((item) => isMap(item));
}

function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

function textAt(json: Members, name: string): string | null {
  const value = Object.hasOwn(json, name) ? json[name] : undefined;
  return typeof value === 'string' ? value : null;
}
