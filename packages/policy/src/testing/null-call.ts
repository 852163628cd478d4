import { expect } from 'vitest';
import { defaultOf } from '../dotnet/default-value.ts';
import type { Implementation, TypeDefinition } from '../dotnet/define.ts';
import { shortName } from '../dotnet/lookup.ts';
import { isInstance } from '../dotnet/is-instance.ts';
import { ownTable, parentsOf } from '../dotnet/member-table.ts';
import { definitionOf, iterate, textOf } from '../dotnet/protocol.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { NetException } from '../dotnet/raise.ts';
import { resolveType, typeOfText } from '../dotnet/resolve-type.ts';
import type { Signature } from '../dotnet/member-table.ts';
import type { Declared } from '../dotnet/signature.ts';
import { parseDeclaration } from '../dotnet/signature.ts';
import type { NetType } from '../dotnet/type.ts';
import type { NetValue } from '../dotnet/value.ts';
import { byteArray, netArray } from '../dotnet/value.ts';
import { testRuntime } from './evaluate.ts';

/** Something of the type with this short name; `undefined` where there is no such thing. */
export type Sample = (name: string) => NetValue | undefined;

const given: { readonly [name: string]: NetValue } = {
  'System.Int32': 1,
  'System.Int64': 1n,
  'System.Boolean': true,
  'System.Double': { net: 'System.Double', value: 1.5 } as NetValue,
  'System.Int16': { net: 'System.Int16', value: 2 } as NetValue,
  'System.Char': { net: 'System.Char', code: 65 } as NetValue,
  'System.String': 'a',
  'System.Object': 'a',
};

/** Which arguments are null: all that can be, the one at a place, or none but what delegates and sequences give. */
type Nulls = 'all' | 'inside' | number;

type Call = {
  readonly declaration: string;
  /** The type that declares it. */
  readonly type: TypeDefinition;
  /** Short name of the type that it is called on. */
  readonly self: string;
  readonly declared: Declared;
  readonly run: Implementation;
  readonly isSetter: boolean;
  readonly sample: Sample;
  readonly typeArgument: NetType;
};

function isReference(type: NetType): boolean {
  if (type.kind === 'named') return !['struct', 'enum'].includes(type.definition.kind);
  return type.kind !== 'tuple' && type.kind !== 'void';
}

function valueOf(type: NetType, sample: Sample): NetValue {
  if (type.kind !== 'named') return defaultOf(type);
  const { name, kind, values } = type.definition;
  if (Object.hasOwn(given, name)) return given[name] ?? null;
  if (kind === 'enum') return { net: name, value: Object.values(values)[0] ?? 0 } as NetValue;
  return sample(shortName(type.definition)) ?? defaultOf(type);
}

/** An argument that is not null, if we have one. */
function giveOf(type: NetType, sample: Sample, isNullInside: boolean): NetValue {
  const inner = (of: NetType): NetValue => (isNullInside && isReference(of) ? null : giveOf(of, sample, isNullInside));
  if (type.kind === 'parameter') return 'a';
  if (type.kind === 'nullable') return valueOf(type.of, sample);
  if (type.kind === 'function') return () => inner(type.returns);
  if (type.kind === 'array') {
    const isBytes = type.element.kind === 'named' && type.element.definition.name === 'System.Byte';
    return isBytes ? byteArray(new Uint8Array(16)) : netArray('System.Object', [inner(type.element)]);
  }
  const element = type.kind === 'named' ? type.args.at(0) : undefined;
  const isSequence = type.kind === 'named' && type.definition.name === 'System.Collections.Generic.IEnumerable`1';
  return isSequence && element !== undefined ? netArray('System.Object', [inner(element)]) : valueOf(type, sample);
}

function typesOf({ type, declared, isSetter }: Call): readonly NetType[] {
  const names = new Set([...type.parameters, ...declared.typeParameters]);
  const texts = declared.parameters.map((parameter) => parameter.type);
  return [...texts, ...(isSetter && declared.result !== null ? [declared.result] : [])].map((text) => {
    const found = resolveType(text, names);
    if (found === undefined) throw new Error('a type of the declaration is not listed');
    return found;
  });
}

function argumentOf({ sample }: Call, type: NetType, nulls: Nulls | null): NetValue {
  if (nulls === null) return null;
  return nulls === 'all' ? valueOf(type, sample) : giveOf(type, sample, nulls === 'inside');
}

function outcome(call: Call, nulls: Nulls): unknown {
  const { declared, run, sample, typeArgument } = call;
  const rt = testRuntime();
  const args = typesOf(call).map((each, place) => {
    const mode = declared.parameters[place]?.mode;
    if (mode === 'out') return { value: null };
    const argument = argumentOf(call, each, isReference(each) && (nulls === 'all' || nulls === place) ? null : nulls);
    return mode === 'ref' ? { value: argument } : argument;
  });
  const self = needsSelf(declared) ? [sample(call.self) as NetValue] : [];
  const types = declared.typeParameters.length > 0 ? [declared.typeParameters.map(() => typeArgument)] : [];
  const result = run(rt, ...([...types, ...self, ...args] as never[])) as NetValue | undefined;
  for (const value of [...self, result]) if (value !== null && value !== undefined) readAll(rt, value);
  return result;
}

/** Reads what a value says of itself: null that was put into it must not be found there by our own mistakes. */
function readAll(rt: Runtime, value: NetValue): void {
  const sequence = typeOfText('System.Collections.IEnumerable');
  quietly(() => textOf(rt, value));
  if (typeof value === 'function') return;
  for (const { kind, run } of membersOf(definitionOf(value))) {
    if (kind === 'property') quietly(() => run(rt, value as never));
  }
  if (sequence === undefined || !isInstance(value, sequence)) return;
  quietly(() => {
    const elements: Iterable<NetValue | undefined> = iterate(rt, value);
    for (const element of elements) if (element === undefined) throw new Error('an element is undefined');
  });
}

function membersOf(definition: TypeDefinition): readonly Signature[] {
  const inherited = parentsOf({ kind: 'named', definition, args: [] }).flatMap((parent) =>
    membersOf(parent.definition),
  );
  return [...ownTable(definition).values()]
    .flat()
    .concat(inherited)
    .filter(({ isStatic }) => !isStatic);
}

/** Exceptions of .NET are fine. */
function quietly(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
  }
}

function placesOf(call: Call): readonly Nulls[] {
  const places = typesOf(call).flatMap((type, place): Nulls[] => (isReference(type) ? [place] : []));
  return ['all', 'inside', ...places];
}

/** Calls every member with null where C# lets it: each gives a value or an exception of .NET. Says which did not. */
export function expectNullsTaken(type: TypeDefinition, sample: Sample): void {
  const wrong: string[] = [];
  for (const call of callsOf(type, sample)) {
    for (const nulls of placesOf(call)) {
      const why = mistake(() => outcome(call, nulls));
      if (why !== null) wrong.push(`${call.declaration}, null: ${nulls}: ${why}`);
    }
  }
  expect(wrong).toEqual([]);
}

function callsOf(type: TypeDefinition, sample: Sample): readonly Call[] {
  return [type, ...basesOf(type)].flatMap((from) =>
    [from.members, from.setters].flatMap((table, at) =>
      Object.entries(table).flatMap(([declaration, run]): readonly Call[] => {
        const declared = parseDeclaration(declaration, shortName(from));
        if (needsSelf(declared) ? sample(shortName(type)) === undefined : from !== type) return [];
        const names = declared.typeParameters.length > 0 ? ['string', 'int'] : ['string'];
        const call = { declaration, run, isSetter: at === 1, type: from, self: shortName(type), declared, sample };
        return names.map((name): Call => ({ ...call, typeArgument: typeOfText(name) as NetType }));
      }),
    ),
  );
}

/** The classes that it derives from, whose members it has too. */
function basesOf(definition: TypeDefinition): readonly TypeDefinition[] {
  const base = parentsOf({ kind: 'named', definition, args: [] }).at(0);
  if (base === undefined || base.definition.kind !== 'class' || base.definition.name === 'System.Object') return [];
  return [base.definition, ...basesOf(base.definition)];
}

function needsSelf({ isStatic, kind }: Declared): boolean {
  return !isStatic && ['method', 'property', 'indexer'].includes(kind);
}

/** What is wrong with what comes of it. */
function mistake(act: () => unknown): string | null {
  try {
    return act() === undefined ? 'undefined' : null;
  } catch (error) {
    return error instanceof NetException ? null : stackOf(error);
  }
}

/** What went wrong, and where. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).split('\n').slice(0, 3).join(' ');
}
