import type { Operation, Parameter } from '@keelgate/model';
import { plainParameter } from '@keelgate/model';
import { bodiesOf2, contentOf } from './bodies.ts';
import { operationNames } from './operation-id.ts';
import type { Described } from './parameters.ts';
import { describedParameters, parameterOf } from './parameters.ts';
import { pathsOf } from './paths.ts';
import type { Reader, Spot } from './reader.ts';
import { complain, member, members, text, warnOnce } from './reader.ts';
import { resolved } from './reference.ts';
import { responsesOf } from './responses.ts';
import type { SchemaDocument } from './schema-document.ts';
import { typePrefix } from './type-name.ts';
import { variablesOf, withQuery, wrongTemplate } from './url-template.ts';

/** An operation, before it has a name. */
export type Found = { readonly method: string; readonly path: string; readonly pathItem: Spot; readonly spot: Spot };

/** A display name has no more characters. */
const nameMax = 300;

/** Bodies of these are thrown away by an import. */
const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The operations of all paths, in the order in which they are written. */
export function operationsOf(reader: Reader, types: SchemaDocument): readonly Operation[] {
  const nameFor = operationNames();
  const ids = new Map<string, Found>();
  const templates = new Map<string, Found>();
  return pathsOf(reader).map((found) => {
    const operationId = text(reader, member(found.spot, 'operationId')) || null;
    if (operationId !== null) nameTwins(reader, ids, operationId, found);
    const id = nameFor(operationId, found.method, found.path);
    const operation = operationOf(reader, found, types, { id, operationId });
    nameSameTemplate(reader, templates, operation, found);
    return operation;
  });
}

function operationOf(
  reader: Reader,
  found: Found,
  types: SchemaDocument,
  names: { readonly id: string; readonly operationId: string | null },
): Operation {
  const { method, path, spot } = found;
  const described = describedParameters(reader, found.pathItem, spot);
  const { urlTemplate, inTemplate, inQuery } = divided(reader, found, described);
  const prefix = typePrefix(method, path);
  const request = (parameter: Described): Parameter => parameterOf(reader, parameter, types, `${prefix}Request`);
  const summary = text(reader, member(spot, 'summary')) || null;
  const parameters = new Map(inTemplate.map((parameter) => [parameter.name, request(parameter)]));
  nameWhatIsNot(reader, spot);
  return {
    id: names.id,
    name: (summary ?? names.operationId ?? `${path} - ${method}`).slice(0, nameMax),
    method,
    urlTemplate,
    description: text(reader, member(spot, 'description')) ?? summary,
    templateParameters: variablesOf(urlTemplate).map((name) => parameters.get(name) ?? undeclared(reader, found, name)),
    queryParameters: inQuery.map(request),
    headers: described.filter(({ in: where }) => where === 'header').map(request),
    representations: requestOf(reader, found, described, { types, wanted: `${prefix}Request` }),
    responses: responsesOf(reader, { operation: spot, types, prefix }),
    policy: null,
  };
}

function requestOf(
  reader: Reader,
  { method, spot }: Found,
  described: readonly Described[],
  link: { readonly types: SchemaDocument; readonly wanted: string },
): Operation['representations'] {
  const isSwagger = reader.format === 'swagger-2.0';
  const body = isSwagger
    ? described.find(({ in: where }) => where === 'body' || where === 'formData')?.spot
    : member(spot, 'requestBody');
  if (body === undefined) return [];
  if (withoutBody.has(method)) {
    const message = `${method} has a body, which API Management leaves out`;
    warnOnce(reader, 'body', body, { code: 'not-imported', message });
    return [];
  }
  if (isSwagger) return bodiesOf2(reader, spot, described, link);
  const request = resolved(reader, body);
  if (request === null) return [];
  members(reader, request);
  return contentOf(reader, request, link.types, () => link.wanted);
}

/** Which parameters become part of the URL template, and what it then is. */
function divided(
  reader: Reader,
  { path, spot }: Found,
  described: readonly Described[],
): { readonly urlTemplate: string; readonly inTemplate: readonly Described[]; readonly inQuery: readonly Described[] } {
  const known = new Set(variablesOf(path));
  const intoTemplate = reader.options.translateRequiredQueryParameters !== 'query';
  const inPath = described.filter(({ in: where }) => where === 'path');
  const query = described.filter(({ in: where }) => where === 'query');
  const written = query.filter(({ name }) => known.has(name) && path.includes('?'));
  const moved = intoTemplate ? query.filter((each) => each.required && !written.includes(each)) : [];
  for (const each of inPath) {
    if (known.has(each.name)) continue;
    const message = `the path parameter "${each.name}" is not in the path ${path.slice(0, 120)}`;
    complain(reader, each.spot, { code: 'undeclared-parameter', message });
  }
  const taken = new Set([...known].map((name) => name.toLowerCase()));
  const fitting = moved.filter((each) => {
    const lower = each.name.toLowerCase();
    if (!taken.has(lower)) return taken.add(lower);
    const message = `"${each.name}" is in the path and required in the query: names in a URL template have to differ`;
    const hint = 'rename one, or make it optional; upper and lower case count as the same';
    complain(reader, each.spot, { code: 'duplicate-parameter', message, hint });
    return false;
  });
  // What a template cannot hold as a name stays in the query.
  const held = fitting.filter(({ name }) => wrongTemplate(`/{${name}}`) === null);
  const names = held.map(({ name }) => name);
  if (names.length > 0) nameMoved(reader, spot, names);
  return {
    urlTemplate: withQuery(path, names),
    inTemplate: [...inPath, ...written, ...held],
    inQuery: query.filter((each) => !written.includes(each) && !held.includes(each)),
  };
}

function nameMoved(reader: Reader, spot: Spot, names: readonly string[]): void {
  const message = `required query parameters (here ${names.join(', ').slice(0, 120)}) become part of the URL template`;
  const hint =
    'a request without them finds no operation; translateRequiredQueryParameters: query leaves them in the query';
  warnOnce(reader, 'moved', spot, { code: 'required-query', message, hint });
}

function undeclared(reader: Reader, { path, spot }: Found, name: string): Parameter {
  const message = `{${name.slice(0, 80)}} of ${path.slice(0, 120)} is not described as a parameter: it is taken for a text`;
  warnOnce(reader, `undeclared ${path} ${name}`, spot, { code: 'undeclared-parameter', message });
  return { ...plainParameter(name), required: true };
}

function nameWhatIsNot(reader: Reader, spot: Spot): void {
  for (const kind of ['callbacks', 'servers']) {
    const found = member(spot, kind);
    if (found === undefined || reader.format === 'swagger-2.0') continue;
    warnOnce(reader, `own ${kind}`, found, { code: 'not-imported', message: `${kind} of operations are not imported` });
  }
}

function nameTwins(reader: Reader, ids: Map<string, Found>, operationId: string, found: Found): void {
  const first = ids.get(operationId);
  if (first === undefined) ids.set(operationId, found);
  else {
    const message = `operationId "${operationId.slice(0, 80)}" is that of ${first.method} ${first.path.slice(0, 80)} too`;
    const at = member(found.spot, 'operationId') ?? found.spot;
    complain(reader, at, {
      code: 'duplicate-operation-id',
      message,
      hint: 'each operation has an operationId of its own',
    });
  }
}

/** To API Management two operations are one if their templates differ in nothing but names. */
function nameSameTemplate(
  reader: Reader,
  templates: Map<string, Found>,
  { method, urlTemplate }: Operation,
  found: Found,
): void {
  const key = `${method} ${urlTemplate.replaceAll(/\{[^{}]*\}/g, '{}').toLowerCase()}`;
  const first = templates.get(key);
  if (first === undefined) {
    templates.set(key, found);
    return;
  }
  const message = `${method} ${found.path.slice(0, 80)} matches the same requests as ${first.path.slice(0, 80)}`;
  warnOnce(reader, `same ${key}`, found.spot, { code: 'same-template', message });
}
