import type { Fault } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { described } from '../template/value.ts';
import { describesApi } from './describes-api.ts';
import type { ImportedApi, ImportOptions, OpenApiFormat, OpenApiImport, OpenApiSource } from './imported-api.ts';
import { operationsOf } from './operations.ts';
import type { Described } from './described-text.ts';
import { readText } from './read-text.ts';
import type { Reader, Spot } from './reader.ts';
import { complain, member, placed, text, tooMuch, warnOnce, wrongShape } from './reader.ts';
import { checkReferences } from './reference.ts';
import { schemaDocument } from './schema-document.ts';
import { serversOf } from './servers.ts';
import { checkToTheLetter } from './to-the-letter.ts';

/** As much as may be read of a description, its references followed wherever they stand. */
const budgetMax = 4_000_000;

const otherNames: { readonly [kind: string]: string } = {
  graphql: 'a GraphQL schema',
  wsdl: 'a WSDL description',
  wadl: 'a WADL description',
  odata: 'an OData description',
  proto: 'a protocol buffers description',
};

/** Makes of an OpenAPI description the API that an import into API Management makes of it. */
export function importOpenApi(source: OpenApiSource, options: ImportOptions = {}): OpenApiImport {
  const kind = describesApi(source.text);
  const other = kind === null ? undefined : otherNames[kind];
  const start = { file: source.file, line: 1, column: 1 };
  if (other !== undefined) {
    const message = `this is ${other}: it is kept as it is, and its operations are not known`;
    return { api: null, faults: [placed(source, start, { code: 'other-description', severity: 'warning', message })] };
  }
  const read = readText(source.file, source.text);
  if (!('root' in read)) {
    const { code, message, place } = read;
    return { api: null, faults: [placed(source, place, { code, severity: 'error', message })] };
  }
  const reader = readerOf(source, options, read);
  const format = formatOf(reader);
  return format === null ? { api: null, faults: reader.faults } : imported({ ...reader, format }, read.isYaml);
}

function readerOf(source: OpenApiSource, options: ImportOptions, { root, keys }: Described): Reader {
  return {
    source,
    options,
    keys,
    format: 'openapi-3.0',
    root: { value: root, path: '#' },
    faults: [],
    said: new Set(),
    budget: { left: budgetMax },
    plain: new WeakMap(),
  };
}

function imported(reader: Reader, isYaml: boolean): OpenApiImport {
  const faults: Fault[] = reader.faults;
  try {
    nameWhatIsNot(reader, isYaml);
    checkReferences(reader);
    const api = apiOf(reader);
    if (!faults.some(isError)) checkToTheLetter(reader);
    return { api, faults };
  } catch (error) {
    if (error !== tooMuch) throw error;
    const message = 'with its references followed this is too large to be read';
    complain(reader, reader.root, { code: 'too-large', message });
    return { api: null, faults };
  }
}

function apiOf(reader: Reader): ImportedApi {
  const info = member(reader.root, 'info');
  for (const [owner, name] of [
    [info, 'title'],
    [info, 'version'],
    [reader.root, 'info'],
    [reader.root, 'paths'],
  ] as const) {
    const mayLack = name === 'paths' && (reader.format === 'openapi-3.1' || reader.format === 'openapi-3.2');
    if (owner?.value.kind !== 'map' || mayLack || member(owner, name) !== undefined) continue;
    const message = `${owner === info ? 'info' : 'the description'} has no ${name}`;
    complain(reader, owner, { code: 'missing', message }, 'key');
  }
  if (info !== undefined && info.value.kind !== 'map') wrongShape(reader, info, 'an object');
  const types = schemaDocument(reader);
  const operations = operationsOf(reader, types);
  return {
    format: reader.format,
    title: text(reader, member(info, 'title')) ?? '',
    description: text(reader, member(info, 'description')),
    version: text(reader, member(info, 'version')),
    ...serversOf(reader),
    operations,
    schemas: types.finish(),
  };
}

/** The format that a description says it has. */
function formatOf(reader: Reader): OpenApiFormat | null {
  const { root } = reader;
  const swagger = member(root, 'swagger');
  const openapi = member(root, 'openapi');
  if (root.value.kind !== 'map') {
    wrongShape(reader, root, 'an object with openapi or swagger, the version of OpenAPI');
    return null;
  }
  const given = openapi ?? swagger;
  if (given === undefined) {
    const message = 'this has neither openapi nor swagger, expected one with the version of OpenAPI';
    complain(reader, root, { code: 'version', message });
    return null;
  }
  if (swagger !== undefined && openapi !== undefined) {
    complain(reader, swagger, { code: 'version', message: 'this has both openapi and swagger, expected one' }, 'key');
    return null;
  }
  const version = given.value.kind === 'scalar' ? String(given.value.value) : '';
  const format = knownFormat(given === swagger, version);
  if (format === null) unknownVersion(reader, given, given === swagger);
  return format;
}

function knownFormat(isSwagger: boolean, version: string): OpenApiFormat | null {
  if (isSwagger) return /^2(\.0)?$/.test(version) ? 'swagger-2.0' : null;
  const [, minor] = /^3(?:\.([0-2])(?:\.\d+)?(?:-[\w.]+)?)?$/.exec(version) ?? [null, null];
  if (minor === null) return null;
  return minor === '2' ? 'openapi-3.2' : minor === '1' ? 'openapi-3.1' : 'openapi-3.0';
}

function unknownVersion(reader: Reader, given: Spot, isSwagger: boolean): void {
  const expected = isSwagger ? '"2.0"' : 'such as 3.0.3, 3.1.0 or 3.2.0';
  const message = `${isSwagger ? 'swagger' : 'openapi'} is ${described(given.value)}, expected ${expected}`;
  complain(reader, given, { code: 'version', message });
}

/** What of a description as a whole API Management does not take, or not as it is. */
function nameWhatIsNot(reader: Reader, isYaml: boolean): void {
  const { root, format } = reader;
  if (format === 'openapi-3.2') {
    const message = 'API Management imports OpenAPI up to 3.1: this is read as far as 3.1 goes';
    warnOnce(reader, 'version', member(root, 'openapi') ?? root, { code: 'newer-version', message });
  }
  if (format === 'swagger-2.0' && isYaml) {
    const message = 'API Management imports OpenAPI 2.0 from JSON only; this is YAML';
    warnOnce(reader, 'yaml', member(root, 'swagger') ?? root, { code: 'swagger-yaml', message });
  }
  const webhooks = member(root, 'webhooks');
  if (webhooks !== undefined)
    warnOnce(reader, 'webhooks', webhooks, { code: 'not-imported', message: 'webhooks are not imported' });
  const security =
    member(root, 'security') ??
    member(root, 'securityDefinitions') ??
    member(member(root, 'components'), 'securitySchemes');
  if (security !== undefined) {
    const message = 'security is not imported: API Management checks nothing that policies do not say';
    warnOnce(reader, 'security', security, { code: 'not-imported', message });
  }
}
