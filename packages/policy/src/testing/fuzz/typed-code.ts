import type { NetType } from '../../dotnet/type.ts';
import { printType } from '../../dotnet/type-ops.ts';
import { escapes, quoted, text } from './hostile.ts';
import type { Producer } from './producers.ts';
import { producedTypes, producersOf, typeOf } from './producers.ts';
import type { Tape } from './tape.ts';

/** C# with types: members of listed types that call each other, with what they are declared to take. */

export type Code = {
  readonly tape: Tape;
  readonly depth: number;
  /** Names in scope, with their types as C# writes them. */
  readonly variables: readonly { readonly name: string; readonly type: string }[];
};

const depthMax = 5;

/** An expression of the type. */
export function expressionOf(type: NetType, code: Code): string {
  const { tape, depth, variables } = code;
  const key = printType(type);
  if (type.kind === 'function') return lambda(type, code);
  const own = variables.filter((variable) => variable.type === key);
  if (own.length > 0 && tape.oneIn(3)) return tape.pick(own).name;
  const producers = producersOf.get(key) ?? [];
  if (depth >= depthMax || producers.length === 0 || tape.isOver() || tape.oneIn(4)) return leaf(type, code);
  if (tape.oneIn(12)) return `(${expressionOf(bool, deeper(code))} ? ${leaf(type, code)} : ${leaf(type, code)})`;
  return produced(tape.pick(producers), deeper(code));
}

const bool = typeOf('bool');

function deeper(code: Code): Code {
  return { ...code, depth: code.depth + 1 };
}

function lambda(type: NetType & { readonly kind: 'function' }, code: Code): string {
  const first = code.variables.length;
  const added = type.parameters.map((parameter, at) => ({ name: `p${first + at}`, type: printType(parameter) }));
  const inside = deeper({ ...code, variables: [...code.variables, ...added] });
  const body = type.returns.kind === 'void' ? '{ }' : expressionOf(type.returns, inside);
  return `(${added.map(({ name }) => name).join(', ')}) => ${body}`;
}

function produced({ signature, owner, typeArguments, parameters }: Producer, code: Code): string {
  const { kind, name, isStatic, isExtension } = signature;
  const args = argumentsOf(parameters, code);
  const generic = typeArguments.length === 0 ? '' : `<${typeArguments.map(printType).join(', ')}>`;
  const target = (): string => (isStatic ? printType(owner) : `(${expressionOf(owner, code)})`);
  switch (kind) {
    case 'constructor':
      return `new ${printType(owner)}(${args.join(', ')})`;
    case 'operator':
      return args.length === 1 ? `(${name}(${args[0]}))` : `((${args[0]}) ${name} (${args[1]}))`;
    case 'conversion':
      return `((${printType(signature.result)})(${args[0]}))`;
    case 'indexer':
      return `${target()}[${args.join(', ')}]`;
    case 'method':
      return isExtension && args.length > 0
        ? `(${args[0]}).${name}${generic}(${args.slice(1).join(', ')})`
        : `${target()}.${name}${generic}(${args.join(', ')})`;
    default:
      return `${target()}.${name}`;
  }
}

function argumentsOf(parameters: Producer['parameters'], code: Code): string[] {
  const args: string[] = [];
  for (const { type, mode, isOptional } of parameters) {
    if (isOptional && code.tape.oneIn(2)) break;
    if (mode === 'out') args.push(`out var o${code.tape.below(1000)}`);
    else if (mode === 'params' && code.tape.oneIn(2)) {
      const element = type.kind === 'array' ? type.element : type;
      args.push(...code.tape.list(3, () => expressionOf(element, code)));
    } else args.push(expressionOf(type, code));
  }
  return args;
}

const numbers = ['0', '1', '2', '3', '-1', '10', '255', '1000', '65536', 'int.MaxValue', 'int.MinValue', '100000000'];
const reals = ['0.0', '1.5', '-0.0', '1e300', 'double.NaN', 'double.PositiveInfinity', 'double.Epsilon', '1e-7'];

/** The simplest that a type has. */
const leaves: { readonly [type: string]: readonly string[] } = {
  int: numbers,
  long: ['5L', '0L', 'long.MaxValue', 'long.MinValue', '-1L'],
  double: reals,
  float: ['1.5f', 'float.NaN', 'float.MaxValue'],
  decimal: ['1.50m', '0m', '-0.1m', 'decimal.MaxValue', 'decimal.MinValue', '0.0000000000000000000000000001m'],
  bool: ['true', 'false'],
  char: ["'a'", "'0'", "'\\0'", "'\\ud800'", "'é'", "' '"],
  byte: ['(byte)1', '(byte)255'],
  object: [
    '(object)null',
    '(object)1',
    '(object)"x"',
    '(object)1.5m',
    'new object()',
    '(object)context',
    '(object)DateTime.UtcNow',
  ],
  DateTime: ['DateTime.UtcNow', 'DateTime.MinValue', 'DateTime.MaxValue', 'new DateTime(2024, 2, 29)'],
  TimeSpan: ['TimeSpan.Zero', 'TimeSpan.MaxValue', 'TimeSpan.MinValue', 'TimeSpan.FromSeconds(1.5)'],
  JToken: ['JToken.Parse("{\\"a\\":[1,null]}")', '(JToken)null', 'new JValue(1)'],
  JObject: ['new JObject()', 'JObject.Parse("{\\"__proto__\\":{\\"a\\":1}}")'],
  XElement: ['new XElement("a")', 'XElement.Parse("<a b=\\"1\\"><c/></a>")'],
  IProxyRequestContext: ['context'],
};

function leaf(type: NetType, { tape }: Code): string {
  const key = printType(type);
  if (key === 'string') return tape.oneIn(8) ? '(string)null' : quoted(text(tape));
  const known = Object.hasOwn(leaves, key) ? leaves[key] : undefined;
  if (known !== undefined) return tape.pick(known);
  switch (type.kind) {
    case 'array':
      return tape.oneIn(2) ? `new ${printType(type.element)}[${tape.below(5)}]` : `(${key})null`;
    case 'nullable':
      return `(${key})null`;
    case 'tuple':
      return `(${type.elements.map(({ type: of }) => leaf(of, { tape, depth: 0, variables: [] })).join(', ')})`;
    case 'named':
      return namedLeaf(type, tape);
    default:
      return 'null';
  }
}

function namedLeaf(type: NetType & { readonly kind: 'named' }, tape: Tape): string {
  const key = printType(type);
  if (type.definition.kind === 'enum') return `${key}.${tape.pick([...Object.keys(type.definition.values), 'None'])}`;
  return type.definition.kind === 'struct' ? `default(${key})` : tape.oneIn(3) ? `(${key})null` : simplest(type, tape);
}

/** A member that takes nothing, or a constructor. */
function simplest(type: NetType, tape: Tape): string {
  const key = printType(type);
  if (key.startsWith('IEnumerable<')) return `new List<${key.slice('IEnumerable<'.length)}()`;
  const simple = (producersOf.get(key) ?? []).filter(
    ({ parameters, signature }) => parameters.length === 0 && (signature.isStatic || signature.kind === 'constructor'),
  );
  if (simple.length === 0) return `default(${key})`;
  return produced(tape.pick(simple), { tape, depth: depthMax, variables: [] });
}

function anyType(tape: Tape): NetType {
  return tape.oneIn(2) ? typeOf(tape.pick(['string', 'int', 'bool', 'object', 'JToken'])) : tape.pick(producedTypes);
}

/** An expression of a policy: one value, or statements. */
export function policyCode(tape: Tape): string {
  const code: Code = { tape, depth: 0, variables: [{ name: 'context', type: 'IProxyRequestContext' }] };
  if (tape.oneIn(12)) return `@(${tape.pick(escapes)})`;
  if (!tape.oneIn(3)) return `@(${expressionOf(anyType(tape), code)})`;
  const lines: string[] = [];
  let scope = code;
  const count = 1 + tape.below(4);
  for (let at = 0; at < count; at += 1) {
    const [line, next] = statement(scope, at);
    lines.push(line);
    scope = next;
  }
  return `@{ ${lines.join(' ')} return ${expressionOf(anyType(tape), scope)}; }`;
}

function statement(code: Code, at: number): readonly [string, Code] {
  const { tape } = code;
  const type = anyType(tape);
  const name = `v${at}`;
  const declared = { ...code, variables: [...code.variables, { name, type: printType(type) }] };
  const value = expressionOf(type, code);
  switch (tape.below(7)) {
    case 0:
      return [
        `try { ${value.includes('=>') ? '' : `${value.startsWith('new') ? value : `var t = ${value}`};`} } catch { }`,
        code,
      ];
    case 1:
      return [`foreach (var e${at} in ${expressionOf(typeOf('IEnumerable<int>'), code)}) { var u = ${value}; }`, code];
    case 2:
      return [`for (var i${at} = 0; i${at} < ${tape.pick(numbers)}; i${at}++) { var u = ${value}; }`, code];
    case 3:
      return [`if (${expressionOf(bool, code)}) return ${value};`, code];
    case 4:
      return [
        `while (${expressionOf(bool, code)}) { try { var u = ${value}; } catch (Exception x) when (${expressionOf(bool, code)}) { } finally { } }`,
        code,
      ];
    default:
      return [`${printType(type)} ${name} = ${value};`, declared];
  }
}
