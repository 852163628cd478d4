import { findType } from './lookup.ts';
import type { NetType } from './type.ts';
import { namedType, nullable, voidType } from './type-ops.ts';
import type { TypeText } from './type-text.ts';
import { reader, readType } from './type-text.ts';

/** The type that a declaration's text means; `undefined` where a name in it is not listed. */
export function resolveType(text: TypeText, parameters: ReadonlySet<string>): NetType | undefined {
  switch (text.kind) {
    case 'array': {
      const element = resolveType(text.element, parameters);
      return element && { kind: 'array', element };
    }
    case 'nullable': {
      const of = resolveType(text.of, parameters);
      return of && nullable(of);
    }
    case 'tuple': {
      const types = resolveAll(
        text.elements.map(({ type }) => type),
        parameters,
      );
      if (types === undefined) return undefined;
      const elements = types.map((type, index) => ({ name: text.elements[index]?.name ?? null, type }));
      return { kind: 'tuple', elements };
    }
    case 'name':
      return resolveName(text, parameters);
  }
}

/** The type of C# text such as `IEnumerable<T>`. */
export function typeOfText(text: string, parameters: readonly string[] = []): NetType | undefined {
  return resolveType(readType(reader(text)), new Set(parameters));
}

function resolveName(text: TypeText & { kind: 'name' }, parameters: ReadonlySet<string>): NetType | undefined {
  const { name, args } = text;
  if (name === 'void') return voidType;
  if (args.length === 0 && parameters.has(name)) return { kind: 'parameter', name };
  const types = resolveAll(args, parameters);
  return types && constructed(name, types);
}

/** The type of a name with these type arguments. */
export function constructed(name: string, args: readonly NetType[]): NetType | undefined {
  const delegate = delegateType(name.replace(/^System\./, ''), args);
  if (delegate !== undefined) return delegate;
  if (args.length === 1 && args[0] !== undefined && /^(System\.)?Nullable$/.test(name)) return nullable(args[0]);
  const definition = findType(name, args.length);
  return definition && namedType(definition, args);
}

function resolveAll(texts: readonly TypeText[], parameters: ReadonlySet<string>): NetType[] | undefined {
  const types: NetType[] = [];
  for (const text of texts) {
    const type = resolveType(text, parameters);
    if (type === undefined) return undefined;
    types.push(type);
  }
  return types;
}

function delegateType(name: string, args: readonly NetType[]): NetType | undefined {
  const [first, second] = args;
  if (name === 'Action') return { kind: 'function', parameters: args, returns: voidType };
  if (first === undefined) return undefined;
  if (name === 'Func') return { kind: 'function', parameters: args.slice(0, -1), returns: args.at(-1) ?? first };
  if (name === 'Predicate' && second === undefined) return predicate(first);
  if (name === 'Comparison' && second === undefined) return comparison(first);
  if (name === 'Converter' && second !== undefined) return { kind: 'function', parameters: [first], returns: second };
  return undefined;
}

function predicate(of: NetType): NetType | undefined {
  const bool = findType('System.Boolean');
  return bool && { kind: 'function', parameters: [of], returns: namedType(bool) };
}

function comparison(of: NetType): NetType | undefined {
  const int = findType('System.Int32');
  return int && { kind: 'function', parameters: [of, of], returns: namedType(int) };
}
