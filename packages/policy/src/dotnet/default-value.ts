import type { TypeDefinition } from './define.ts';
import type { NetType } from './type.ts';
import { char, type NetValue } from './value.ts';

/** `default(T)`. A type that nobody knows counts as a reference type. */
export function defaultOf(type: NetType): NetValue {
  return type.kind === 'named' ? defaultOfDefinition(type.definition) : type.kind === 'tuple' ? emptyTuple(type) : null;
}

/** Whether `null` is a value of the type. */
export function acceptsNull(type: NetType): boolean {
  if (type.kind === 'named') return type.definition.kind !== 'struct' && type.definition.kind !== 'enum';
  return type.kind !== 'tuple';
}

function defaultOfDefinition(definition: TypeDefinition): NetValue {
  if (definition.kind === 'enum') return { net: definition.name, value: 0 } as NetValue;
  if (definition.kind !== 'struct') return null;
  const initial = definition.hooks.initial ?? primitives.get(definition.name);
  if (initial === undefined) throw new Error(`the struct ${definition.name} does not say its initial value`);
  return initial();
}

const primitives = new Map<string, () => NetValue>([
  ['System.Boolean', () => false],
  ['System.Int32', () => 0],
  ['System.Int64', () => 0n],
  ['System.UInt64', () => ({ net: 'System.UInt64', value: 0n })],
  ['System.Char', () => char(0)],
  ['System.Decimal', () => ({ net: 'System.Decimal', units: 0n, scale: 0 })],
  ...['Byte', 'SByte', 'Int16', 'UInt16', 'UInt32', 'Single', 'Double'].map((name): [string, () => NetValue] => {
    const net = `System.${name}`;
    return [net, () => ({ net, value: 0 }) as NetValue];
  }),
]);

function emptyTuple({ elements }: NetType & { readonly kind: 'tuple' }): NetValue {
  return {
    net: `System.ValueTuple\`${elements.length}`,
    items: elements.map(({ type }) => defaultOf(type)),
  } as NetValue;
}
