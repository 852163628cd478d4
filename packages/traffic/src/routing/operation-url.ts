import type { Api, Operation, VersionSet } from '@keelgate/model';
import { baseOf, schemeOf } from './api-tree.ts';
import type { TemplateSegment } from './url-template.ts';
import { parseTemplate } from './url-template.ts';

/** How to ask for an operation: a URL from the first slash on, and the header that names the version, where one does. */
export type OperationUrl = {
  readonly path: string;
  /** Without a question mark; empty if there is none. */
  readonly query: string;
  readonly header: { readonly name: string; readonly value: string } | null;
};

export type UrlOptions = {
  readonly versionSets: readonly VersionSet[];
  /** Values of template and query parameters; a path parameter without one is `0`, a query parameter is left out. */
  readonly parameters: ReadonlyMap<string, string>;
};

/** The URL of an operation under these parameters: what a router reads back, if no other operation goes before it. */
export function operationUrl(api: Api, operation: Operation, { versionSets, parameters }: UrlOptions): OperationUrl {
  return urlPrinter(api, operation, versionSets)(parameters);
}

/** Prints URLs of one operation, one after the other: what they have in common is worked out once. */
export function urlPrinter(
  api: Api,
  operation: Operation,
  versionSets: readonly VersionSet[],
): (parameters: ReadonlyMap<string, string>) => OperationUrl {
  const scheme = schemeOf(api, versionSets);
  const template = parseTemplate(operation.urlTemplate);
  const start = startOf(api, scheme);
  const asked: readonly (readonly [parameter: string, name: string])[] = [
    ...template.query.map(({ parameter, name }) => [parameter, name] as const),
    ...operation.queryParameters.map(({ name }) => [name, name] as const),
  ];
  const version = scheme?.kind === 'query' && api.version !== null ? [pair(scheme.parameter, api.version)] : [];
  const header = scheme?.kind === 'header' && api.version !== null ? { name: scheme.header, value: api.version } : null;
  return (parameters) => {
    let path = start;
    for (const segment of template.segments) path += `/${printSegment(segment, parameters)}`;
    const said = asked.flatMap(([parameter, name]) => {
      const value = parameters.get(name);
      return value === undefined ? [] : [pair(parameter, value)];
    });
    return { path: path === '' ? '/' : path, query: [...said, ...version].join('&'), header };
  };
}

/** What the paths of all operations of an API begin with. */
function startOf(api: Api, scheme: VersionSet['scheme'] | null): string {
  const revision = api.current ? '' : `;rev=${api.revision}`;
  const base = baseOf(api, scheme).map((segment) => `/${encodeURIComponent(segment)}`);
  // An API without a path has its revision in a segment of its own.
  return `${base.join('')}${base.length === 0 && revision !== '' ? '/' : ''}${revision}`;
}

function printSegment(segment: TemplateSegment, parameters: ReadonlyMap<string, string>): string {
  switch (segment.kind) {
    case 'literal':
      return encodeURIComponent(segment.text);
    case 'parameter':
      return valueOf(segment.name, parameters);
    case 'mixed':
      return segment.literals
        .map((literal, index) => {
          const name = segment.names[index];
          return `${encodeURIComponent(literal)}${name === undefined ? '' : valueOf(name, parameters)}`;
        })
        .join('');
    case 'rest':
      // Its slashes part segments.
      return segment.name === null
        ? ''
        : (parameters.get(segment.name) ?? '').split('/').map(encodeURIComponent).join('/');
  }
}

function valueOf(name: string, parameters: ReadonlyMap<string, string>): string {
  const value = parameters.get(name) ?? '';
  return value === '' ? '0' : encodeURIComponent(value);
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
