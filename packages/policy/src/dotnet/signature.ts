import type { Reader, TypeText } from './type-text.ts';
import { expectToken, next, peek, reader, readType, take } from './type-text.ts';

/** A member's C# declaration, taken apart. Names of types are not looked up yet. */
export type Declared = {
  readonly kind: 'method' | 'property' | 'indexer' | 'constructor' | 'operator' | 'conversion' | 'constant';
  /** Of an operator its sign (`+`), of a conversion `implicit` or `explicit`, of an indexer `this`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly isExtension: boolean;
  readonly typeParameters: readonly string[];
  readonly parameters: readonly DeclaredParameter[];
  /** `null` of a constructor. */
  readonly result: TypeText | null;
  /** Whether a property or indexer can be set. */
  readonly isSettable: boolean;
};

export type DeclaredParameter = {
  readonly name: string;
  readonly type: TypeText;
  readonly mode: 'value' | 'out' | 'ref' | 'params';
  /** The default as it is written, or `null` where an argument must be given. */
  readonly otherwise: string | null;
};

const modifiers = new Set(['static', 'public', 'readonly', 'const', 'virtual', 'override', 'abstract', 'sealed']);

/** Takes a declaration apart; `typeName` is the short name of the type that declares it, which its constructors have. */
export function parseDeclaration(text: string, typeName: string): Declared {
  const from = reader(text);
  const seen = new Set<string>();
  while (modifiers.has(peek(from))) seen.add(next(from));
  const isStatic = seen.has('static') || seen.has('const');
  if (peek(from) === 'implicit' || peek(from) === 'explicit') return conversion(from);
  if (peek(from) === typeName && peek(from, 1) === '(') {
    from.at += 2;
    return { ...plain, kind: 'constructor', name: typeName, parameters: readParameters(from, ')') };
  }
  const result = readType(from);
  if (take(from, 'operator')) return operator(from, result);
  const name = next(from);
  return name === 'this' ? indexer(from, result) : named(from, { name, isStatic, result });
}

type Head = { readonly name: string; readonly isStatic: boolean; readonly result: TypeText };

function indexer(from: Reader, result: TypeText): Declared {
  expectToken(from, '[');
  const parameters = readParameters(from, ']');
  return { ...plain, kind: 'indexer', name: 'this', parameters, result, isSettable: accessors(from) };
}

function named(from: Reader, head: Head): Declared {
  if (peek(from) === '{') return { ...plain, ...head, kind: 'property', isSettable: accessors(from) };
  return ['', ';', '='].includes(peek(from)) ? { ...plain, ...head, kind: 'constant' } : method(from, head);
}

const plain = {
  isStatic: false,
  isExtension: false,
  typeParameters: [],
  parameters: [],
  result: null,
  isSettable: false,
} as const;

function method(from: Reader, head: Head): Declared {
  const typeParameters: string[] = [];
  if (take(from, '<')) {
    do typeParameters.push(next(from));
    while (take(from, ','));
    expectToken(from, '>');
  }
  expectToken(from, '(');
  const isExtension = peek(from) === 'this';
  if (isExtension) from.at += 1;
  return { ...plain, ...head, kind: 'method', isExtension, typeParameters, parameters: readParameters(from, ')') };
}

function conversion(from: Reader): Declared {
  const name = next(from);
  expectToken(from, 'operator');
  const result = readType(from);
  expectToken(from, '(');
  return { ...plain, kind: 'conversion', name, isStatic: true, parameters: readParameters(from, ')'), result };
}

function operator(from: Reader, result: TypeText): Declared {
  let name = next(from);
  while (peek(from) !== '(') name += next(from);
  expectToken(from, '(');
  return { ...plain, kind: 'operator', name, isStatic: true, parameters: readParameters(from, ')'), result };
}

function accessors(from: Reader): boolean {
  let isSettable = false;
  while (from.at < from.tokens.length) if (next(from) === 'set') isSettable = true;
  return isSettable;
}

function readParameters(from: Reader, closer: string): DeclaredParameter[] {
  const parameters: DeclaredParameter[] = [];
  if (take(from, closer)) return parameters;
  do parameters.push(readParameter(from));
  while (take(from, ','));
  expectToken(from, closer);
  return parameters;
}

function readParameter(from: Reader): DeclaredParameter {
  const mode = peek(from) === 'out' || peek(from) === 'ref' || peek(from) === 'params' ? next(from) : 'value';
  const type = readType(from);
  const name = next(from).replace(/^@/, '') || next(from);
  let otherwise: string | null = null;
  if (take(from, '=')) {
    otherwise = '';
    while (peek(from) !== ',' && peek(from) !== ')' && peek(from) !== ']' && peek(from) !== '') otherwise += next(from);
  }
  return { name, type, mode: mode as DeclaredParameter['mode'], otherwise };
}
