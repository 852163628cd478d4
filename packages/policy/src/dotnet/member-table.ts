import type { Implementation, TypeDefinition } from './define.ts';
import { definitionCount, definitions } from './define.ts';
import { shortName } from './lookup.ts';
import { resolveType, typeOfText } from './resolve-type.ts';
import type { Declared } from './signature.ts';
import { parseDeclaration } from './signature.ts';
import type { NamedType } from './type-ops.ts';
import { substitute, voidType } from './type-ops.ts';
import type { NetType } from './type.ts';

/** A member that can be used: its declaration with types in place of names, and what it does. */
export type Signature = {
  readonly kind: Declared['kind'];
  readonly name: string;
  readonly isStatic: boolean;
  readonly isExtension: boolean;
  readonly typeParameters: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly result: NetType;
  readonly owner: TypeDefinition;
  readonly declaration: string;
  readonly run: Implementation;
  readonly set: Implementation | null;
};

export type Parameter = {
  readonly name: string;
  readonly type: NetType;
  readonly mode: 'value' | 'out' | 'ref' | 'params';
  readonly otherwise: string | null;
};

type Tables = {
  readonly count: number;
  readonly own: Map<TypeDefinition, ReadonlyMap<string, readonly Signature[]>>;
  readonly parents: Map<TypeDefinition, readonly NamedType[]>;
  extensions: ReadonlyMap<string, readonly Signature[]> | null;
  overrides: Map<Signature, ReadonlyMap<string, Implementation> | null>;
};

let current: Tables | null = null;

function tables(): Tables {
  if (current === null || current.count !== definitionCount()) {
    current = { count: definitionCount(), own: new Map(), parents: new Map(), extensions: null, overrides: new Map() };
  }
  return current;
}

/** What a type itself declares under a name; constructors under `.ctor`, conversions under `implicit` and `explicit`. */
export function ownMembers(definition: TypeDefinition, name: string): readonly Signature[] {
  return ownTable(definition).get(name) ?? none;
}

const none: readonly Signature[] = [];

export function ownTable(definition: TypeDefinition): ReadonlyMap<string, readonly Signature[]> {
  const { own } = tables();
  const known = own.get(definition);
  if (known !== undefined) return known;
  const table = buildTable(definition);
  own.set(definition, table);
  return table;
}

function buildTable(definition: TypeDefinition): ReadonlyMap<string, readonly Signature[]> {
  const table = new Map<string, Signature[]>();
  for (const declaration of Object.keys(definition.members)) {
    const signature = signatureOf(definition, declaration);
    if (signature === undefined) continue;
    const key = signature.kind === 'constructor' ? '.ctor' : signature.name;
    const same = table.get(key);
    if (same === undefined) table.set(key, [signature]);
    else same.push(signature);
  }
  return table;
}

/** The usable form of a declaration; `undefined` where it speaks of a type that is not listed. */
export function signatureOf(definition: TypeDefinition, declaration: string): Signature | undefined {
  const declared = parseDeclaration(declaration, shortName(definition));
  const run = definition.members[declaration];
  if (run === undefined) return undefined;
  const names = new Set([...definition.parameters, ...declared.typeParameters]);
  const result = declared.result === null ? voidType : resolveType(declared.result, names);
  if (result === undefined) return undefined;
  const parameters: Parameter[] = [];
  for (const parameter of declared.parameters) {
    const type = resolveType(parameter.type, names);
    if (type === undefined) return undefined;
    parameters.push({ ...parameter, type });
  }
  const { kind, name, isStatic, isExtension, typeParameters } = declared;
  const set = Object.hasOwn(definition.setters, declaration) ? (definition.setters[declaration] ?? null) : null;
  return {
    kind,
    name,
    isStatic,
    isExtension,
    typeParameters,
    parameters,
    result,
    owner: definition,
    declaration,
    run,
    set,
  };
}

/** Extension methods of a name, of whatever type. */
export function extensionsNamed(name: string): readonly Signature[] {
  const all = tables();
  all.extensions ??= collectExtensions();
  return all.extensions.get(name) ?? none;
}

/** Names of all extension methods, for suggestions. */
export function extensionNames(): Iterable<string> {
  const all = tables();
  all.extensions ??= collectExtensions();
  return all.extensions.keys();
}

function collectExtensions(): ReadonlyMap<string, readonly Signature[]> {
  const found = new Map<string, Signature[]>();
  for (const definition of definitions()) {
    if (definition.kind !== 'static') continue;
    for (const [name, signatures] of ownTable(definition)) {
      const extensions = signatures.filter(({ isExtension }) => isExtension);
      if (extensions.length > 0) found.set(name, [...(found.get(name) ?? []), ...extensions]);
    }
  }
  return found;
}

/** The base type first, then the interfaces, with this type's own arguments put in. */
export function parentsOf(type: NamedType): readonly NamedType[] {
  const { definition, args } = type;
  const declared = declaredParents(definition);
  if (args.length === 0) return declared;
  const bindings = new Map(definition.parameters.map((name, index) => [name, args[index] ?? voidType]));
  return declared.map((parent) => substitute(parent, bindings) as NamedType);
}

function declaredParents(definition: TypeDefinition): readonly NamedType[] {
  const { parents } = tables();
  const known = parents.get(definition);
  if (known !== undefined) return known;
  const texts = [...(definition.base === null ? [] : [definition.base]), ...definition.interfaces];
  const found: NamedType[] = [];
  for (const text of texts) {
    const parent = typeOfText(text, definition.parameters);
    if (parent?.kind === 'named') found.push(parent);
  }
  parents.set(definition, found);
  return found;
}

/**
 * What types that derive from a member's type do in its place, by their full names; `null` where none does anything else.
 * A type overrides what it declares again with the same name and the same kinds of parameters.
 */
export function overridesOf(signature: Signature): ReadonlyMap<string, Implementation> | null {
  const { overrides } = tables();
  const known = overrides.get(signature);
  if (known !== undefined) return known;
  const found = new Map<string, Implementation>();
  if (!signature.isStatic && !signature.owner.kind.startsWith('s')) {
    for (const definition of definitions()) {
      if (definition === signature.owner) continue;
      const nearest = nearestOverride(definition, signature);
      if (nearest !== undefined) found.set(definition.name, nearest);
    }
  }
  const result = found.size === 0 ? null : found;
  overrides.set(signature, result);
  return result;
}

/** What a value of the definition does for a member of a type that it derives from. */
function nearestOverride(definition: TypeDefinition, signature: Signature): Implementation | undefined {
  const { owner, name, parameters, kind } = signature;
  if (!derives(definition, owner)) return undefined;
  const seen = new Set<TypeDefinition>([owner]);
  for (let at: TypeDefinition | undefined = definition; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const same = ownMembers(at, name).find(
      (own) =>
        own.kind === kind && !own.isStatic && own.parameters.length === parameters.length && sameShape(own, signature),
    );
    if (same !== undefined) return same.run;
    at = declaredParents(at).find(({ definition: parent }) => parent.kind !== 'interface')?.definition;
  }
  return undefined;
}

/** Type arguments differ between a generic interface and who implements it: there only the count is compared. */
function sameShape(own: Signature, signature: Signature): boolean {
  return own.parameters.every(({ type }, index) => {
    const other = signature.parameters[index]?.type;
    if (other === undefined) return false;
    if (other.kind === 'parameter' || type.kind === 'parameter') return true;
    return type.kind === 'named' && other.kind === 'named'
      ? type.definition === other.definition
      : type.kind === other.kind;
  });
}

function derives(definition: TypeDefinition, ancestor: TypeDefinition): boolean {
  return definition === ancestor || declaredParents(definition).some((parent) => derives(parent.definition, ancestor));
}
