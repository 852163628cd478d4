import type { Found } from './operations.ts';
import type { Reader, Spot } from './reader.ts';
import { complain, member, members, warnOnce } from './reader.ts';
import { resolved } from './reference.ts';
import { wrongTemplate } from './url-template.ts';

const methods2: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const others: ReadonlySet<string> = new Set(['$ref', 'summary', 'description', 'servers', 'parameters']);

/** The operations of `paths` and of `x-ms-paths`, whose paths tell queries apart. */
export function pathsOf(reader: Reader): readonly Found[] {
  return ['paths', 'x-ms-paths'].flatMap((name) =>
    members(reader, member(reader.root, name))
      .filter(([path]) => !path.startsWith('x-'))
      .flatMap(([path, item]) => operationsAt(reader, path, item)),
  );
}

function operationsAt(reader: Reader, path: string, item: Spot): readonly Found[] {
  const wrong = wrongTemplate(path);
  if (wrong !== null) {
    const message = `"${path.slice(0, 120)}" is no URL template of API Management: ${wrong}`;
    complain(reader, item, { code: 'url-template', message }, 'key');
    return [];
  }
  const pathItem = resolved(reader, item);
  if (pathItem === null) return [];
  if (member(pathItem, 'servers') !== undefined && reader.format !== 'swagger-2.0')
    warnOnce(reader, 'own servers', pathItem, { code: 'not-imported', message: 'servers of paths are not imported' });
  return members(reader, pathItem).flatMap(([key, spot]) => methodsAt(reader, path, pathItem, [key, spot]));
}

function methodsAt(
  reader: Reader,
  path: string,
  pathItem: Spot,
  [key, spot]: readonly [string, Spot],
): readonly Found[] {
  if (key.startsWith('x-') || others.has(key)) return [];
  const is3 = reader.format !== 'swagger-2.0';
  const is32 = reader.format === 'openapi-3.2';
  if (methods2.includes(key) || (is32 && key === 'query')) return found(reader, key, spot, { path, pathItem });
  if (is32 && key === 'additionalOperations')
    return members(reader, spot).flatMap(([method, inner]) => found(reader, method, inner, { path, pathItem }));
  if (is3 && key === 'trace') {
    warnOnce(reader, 'trace', spot, { code: 'not-imported', message: 'TRACE is not imported by API Management' });
    return [];
  }
  const message = `"${key.slice(0, 60)}" is no method, expected one of ${methods2.join(', ')}`;
  complain(reader, spot, { code: 'unknown-key', message }, 'key');
  return [];
}

function found(
  reader: Reader,
  method: string,
  spot: Spot,
  at: { readonly path: string; readonly pathItem: Spot },
): readonly Found[] {
  if (spot.value.kind !== 'map') members(reader, spot);
  else if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) return [{ method: method.toUpperCase(), ...at, spot }];
  else {
    const message = `"${method.slice(0, 60)}" is no method`;
    complain(reader, spot, { code: 'unknown-key', message }, 'key');
  }
  return [];
}
