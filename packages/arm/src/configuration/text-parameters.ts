import type { Place } from '@keelgate/model';
import type { InputFiles } from '../folder/index.ts';
import { fileKind } from '../folder/index.ts';
import type { ParameterSource } from '../template/parameters.ts';
import { parseJson } from '../template/parse.ts';
import { resolved, typeOf } from '../template/type-schema.ts';
import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';

/** Parameters as they are written on a command's line: a text each, whose meaning is that of the declared type. */
export type TextParameters = ReadonlyMap<string, { readonly text: string; readonly place: Place }>;

/** The parameters in the types that the templates among the files declare; what is no such value stays a text. */
export function typedParameters(given: TextParameters, files: InputFiles): ParameterSource {
  const types = given.size === 0 ? new Map<string, string>() : declaredTypes(files);
  return {
    kind: 'values',
    values: new Map(
      [...given].map(([name, { text, place }]) => [
        name,
        { value: valueIn(text, types.get(name.toLowerCase()) ?? null), place },
      ]),
    ),
  };
}

/** The types of parameters by their names in lower case; the first template that has one says its type. */
function declaredTypes(files: InputFiles): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const file of files) {
    const root = fileKind(file) === 'arm' ? parseJson(file, []) : null;
    if (root === null) continue;
    const declared = entryOf(root, 'parameters');
    for (const [name, declaration] of declared?.kind === 'map' ? declared.entries : []) {
      const type = typeIn(declaration, entryOf(root, 'definitions'));
      if (type !== null && !types.has(name.toLowerCase())) types.set(name.toLowerCase(), type);
    }
  }
  return types;
}

function typeIn(declaration: Value, definitions: Value | undefined): string | null {
  const schema = resolved(declaration, definitions);
  return schema === null ? null : typeOf(schema);
}

function valueIn(text: string, type: string | null): unknown {
  switch (type) {
    case 'int':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'bool':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
    case 'array':
    case 'object':
    case 'secureobject':
      return jsonIn(text);
    default:
      return text;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
