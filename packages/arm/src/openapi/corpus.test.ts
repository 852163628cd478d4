import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isError } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { describesApi, importOpenApi } from './index.ts';

/** Real descriptions of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/corpus/openapi');
const isHere = existsSync(folder);
const names = isHere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|ya?ml|graphql)$/.test(name))
  : [];
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'query']);

type Tree = { readonly [name: string]: Tree };

/** The operations of a description by a walk of its paths alone. */
function walked(text: string): readonly string[] {
  const { paths = {} } = parse(text) as { readonly paths?: Tree };
  return Object.entries(paths).flatMap(([template, item]) =>
    Object.keys(item)
      .filter((key) => methods.has(key))
      .map((method) => `${method.toUpperCase()} ${template}`),
  );
}

describe.skipIf(!isHere)('real descriptions (skipped where ../shared is absent)', () => {
  it('there are 27, of which one is a GraphQL schema', () => {
    const kinds = names.map((name) => describesApi(readFileSync(path.join(folder, name), 'utf8')));
    expect(names).toHaveLength(27);
    expect(kinds.filter((kind) => kind === 'openapi' || kind === 'swagger')).toHaveLength(26);
    expect(kinds.filter((kind) => kind === 'graphql')).toHaveLength(1);
  });

  it.each(names.filter((name) => !name.endsWith('.graphql')))('%s', (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const { api, faults } = importOpenApi({ file: name, text });
    expect(faults.filter(isError)).toEqual([]);
    const operations = api?.operations ?? [];
    const got = operations.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);
    const expected = walked(text);
    expect(got).toHaveLength(expected.length);
    for (const [at, each] of expected.entries()) expect(got[at]?.startsWith(each)).toBe(true);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    for (const { id } of operations) expect(id).toMatch(/^[a-z0-9-]{1,80}$/);
    // What is referred to is there.
    const types = new Map((api?.schemas ?? []).map(({ id, document }) => [id, document as Tree]));
    for (const operation of operations) {
      const links = [
        ...operation.templateParameters,
        ...operation.queryParameters,
        ...operation.headers,
        ...operation.representations,
        ...operation.responses.flatMap(({ headers, representations }) => [...headers, ...representations]),
      ];
      for (const { schemaId, typeName } of links) {
        if (schemaId === null) continue;
        const document = types.get(schemaId) ?? {};
        expect(Object.keys(api?.format === 'swagger-2.0' ? document : (document['schemas'] ?? {}))).toContain(typeName);
      }
    }
  });

  it('the GraphQL schema is said to be one', () => {
    const name = names.find((each) => each.endsWith('.graphql')) ?? '';
    const { api, faults } = importOpenApi({ file: name, text: readFileSync(path.join(folder, name), 'utf8') });
    expect(api).toBeNull();
    expect(faults.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning openapi/other-description']);
    expect(faults[0]?.message).toContain('GraphQL');
  });
});
