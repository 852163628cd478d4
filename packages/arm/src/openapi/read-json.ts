import type { Place } from '@keelgate/model';
import type { Node, ParseError } from 'jsonc-parser';
import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Value } from '../template/value.ts';
import type { Described, WrongText } from './described-text.ts';
import { depthMax } from './described-text.ts';

/** JSON as values with places. Of a key that is there twice, each reader takes another: it is an error. */
export function readJson(text: string, placeAt: (offset: number) => Place): Described | WrongText {
  const deep = tooDeep(text);
  if (deep !== null)
    return { offset: deep, code: 'too-deep', message: `this is nested deeper than ${depthMax} levels` };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const what = error === undefined ? 'it is empty' : readable(printParseErrorCode(error.error));
    return { offset: error?.offset ?? 0, code: 'not-json', message: `this is not JSON: ${what}` };
  }
  const keys = new Map<Value, Place>();
  const twice: WrongText[] = [];
  function convert(node: Node): Value {
    const place = placeAt(node.offset);
    if (node.type === 'array') return { kind: 'list', items: (node.children ?? []).map(convert), place };
    if (node.type !== 'object') return { kind: 'scalar', value: node.value as string | number | boolean | null, place };
    const entries = new Map<string, Value>();
    for (const { children } of node.children ?? []) {
      const [key, inner] = children ?? [];
      if (key === undefined || inner === undefined) continue;
      const name = String(key.value);
      if (entries.has(name))
        twice.push({
          offset: key.offset,
          code: 'duplicate-key',
          message: `the key "${name.slice(0, 80)}" is there twice`,
        });
      const value = convert(inner);
      keys.set(value, placeAt(key.offset));
      entries.set(name, value);
    }
    return { kind: 'map', entries, place };
  }
  const value = convert(root);
  return twice[0] ?? { root: value, keys, isYaml: false };
}

/** The parser goes down by recursion. */
function tooDeep(text: string): number | null {
  const scanner = createScanner(text, true);
  for (let level = 0; ;) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    const char = text[at];
    if (char === undefined) return null;
    if (char === '{' || char === '[') level += 1;
    else if (char === '}' || char === ']') level -= 1;
    if (level > depthMax) return at;
  }
}

/** `PropertyNameExpected` as `property name expected`. */
function readable(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
