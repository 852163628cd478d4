import type { TypeDefinition } from './define.ts';
import { definitionCount, definitions } from './define.ts';

/** Finds listed types by the names that C# code gives them. */

/** Namespaces whose types go by their short names, nearest first: two of them have the same name only by mistake. */
export const impliedNamespaces: readonly string[] = [
  'System',
  'System.Collections.Generic',
  'System.Linq',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Xml',
  'System.Xml.Linq',
  'System.Net',
  'System.IO',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
];

type Index = {
  readonly count: number;
  /** By full name, short name and keyword; generic ones with their count behind a backtick. */
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly namespaces: ReadonlySet<string>;
};

let index: Index | null = null;

/** The type of a name as C# writes it (`int`, `List`, `System.Text.Encoding`), with so many type arguments. */
export function findType(name: string, arity = 0): TypeDefinition | undefined {
  return currentIndex().types.get(arity === 0 ? name : `${name}\`${arity}`);
}

/** Whether a dotted name is the namespace of some listed type, or begins one. */
export function isNamespace(name: string): boolean {
  return currentIndex().namespaces.has(name);
}

/** Names that a type can be called by, for suggestions. */
export function typeNames(): Iterable<string> {
  return currentIndex().types.keys();
}

/** The type of a full name that must be there, such as `System.Int32`. */
export function typeNamed(full: string): TypeDefinition {
  const found = currentIndex().types.get(full);
  if (found === undefined) throw new Error(`the type ${full} is not defined`);
  return found;
}

/** `List` of `` System.Collections.Generic.List`1 ``. */
export function shortName({ name }: Pick<TypeDefinition, 'name'>): string {
  const bare = name.includes('`') ? name.slice(0, name.indexOf('`')) : name;
  return bare.slice(bare.lastIndexOf('.') + 1).replace(/^.*\+/, '');
}

function currentIndex(): Index {
  if (index === null || index.count !== definitionCount()) index = buildIndex();
  return index;
}

function buildIndex(): Index {
  const types = new Map<string, TypeDefinition>();
  const namespaces = new Set<string>();
  const ranks = new Map<string, number>();
  for (const definition of definitions()) {
    const full = definition.name.replace('+', '.');
    types.set(definition.name, definition);
    types.set(full, definition);
    if (definition.keyword !== null) types.set(definition.keyword, definition);
    const dot = full.lastIndexOf('.');
    const space = dot < 0 ? '' : full.slice(0, dot);
    for (let end = space.length; end > 0; end = space.lastIndexOf('.', end - 1)) namespaces.add(space.slice(0, end));
    const short = full.slice(dot + 1);
    const rank = rankOf(definition.name, space);
    const known = ranks.get(short);
    if (rank < 0 || (known !== undefined && rank >= known)) continue;
    ranks.set(short, rank);
    types.set(short, definition);
    if (definition.name.includes('+'))
      types.set(definition.name.replace(/^.*\.(?=\w+\+)/, '').replace('+', '.'), definition);
  }
  return { count: definitionCount(), types, namespaces };
}

/** How near a type's namespace is; below 0 if it has to be written. */
function rankOf(name: string, space: string): number {
  if (space === '') return 0;
  return name.includes('+') ? impliedNamespaces.length : impliedNamespaces.indexOf(space);
}
