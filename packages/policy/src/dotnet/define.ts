import type { Runtime } from './runtime.ts';
import type { NetType } from './type.ts';
import type { NetValue } from './value.ts';

/**
 * What a member does. It gets the runtime; then, if its declaration has type parameters of its own (`As<T>`), an array of
 * `NetType`s; then, unless it is static or a constructor, the instance; then its arguments. Arguments have been converted to
 * the declared types: an `int` given for a `double` arrives as a `Double`, what is given for `params object[]` as one
 * array, a parameter with a default always. `out` and `ref` arguments are `Ref`s. It returns `null` for `void`.
 *
 * A member of a generic type does not learn the type's own arguments. Where it gives `default(T)`, as `List<T>.Find` and
 * the `out` of `TryGetValue` do, it gives `null`; the caller, who knows `T`, puts `default(T)` in the place of a `null`
 * that `T` cannot be.
 */
export type Implementation = (rt: Runtime, ...args: never[]) => unknown;

/**
 * Members of a type: C# declarations, and what they do.
 *
 * ```
 * 'string Substring(int startIndex, int length)'        'static string Join(string separator, params object[] values)'
 * 'int Length { get; }'                                  'static DateTime UtcNow { get; }'
 * 'char this[int index] { get; }'                        'TValue this[TKey key] { get; set; }'   (setter: see `set` below)
 * 'String(char c, int count)'  (a constructor: the type's short name)
 * 'static bool operator <(DateTime left, DateTime right)'
 * 'static implicit operator JToken(string value)'        'static explicit operator int(JToken value)'
 * 'static bool TryParse(string s, out int result)'
 * 'static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)'   (an extension)
 * 'static readonly string Empty' (a constant: the implementation gives its value)
 * ```
 * Of a property or indexer with `{ get; set; }` the setter stands under the same declaration in `setters`; it gets the
 * value last. Type names are short names of listed types, C# keywords, type parameters, `Func`/`Action`, `T[]` and `T?`.
 */
export type Members = { readonly [declaration: string]: Implementation };

export type TypeDefinition = {
  /** `System.String`, `` System.Collections.Generic.List`1 ``. */
  readonly name: string;
  readonly kind: 'class' | 'struct' | 'interface' | 'enum' | 'static';
  /** Where the behaviour is documented. */
  readonly source: string;
  /** Names of the type parameters. */
  readonly parameters: readonly string[];
  /** The C# keyword for it (`string`). */
  readonly keyword: string | null;
  /** The type it derives from, in C# (`JToken`); `null` for object itself and for interfaces. */
  readonly base: string | null;
  /** Interfaces in C#, with type arguments: `IEnumerable<T>`. */
  readonly interfaces: readonly string[];
  readonly members: Members;
  readonly setters: Members;
  /** Members of an enumeration and their numbers. */
  readonly values: { readonly [name: string]: number };
  /** Whether an enumeration is `[Flags]`: its text is then a list of the members that make up the number. */
  readonly isFlags: boolean;
  /** Full names of types whose runtime records count as this type beside those that derive from it; rarely needed. */
  readonly hooks: TypeHooks;
};

/** What every value can be asked, by its type. What is left out does what `object` does. */
export type TypeHooks = {
  /** `ToString()`, and `ToString(format)` where the type has formats; culture is invariant. */
  readonly text?: (rt: Runtime, self: never, format: string | null) => string;
  /** `Equals`, for two values of this type. Values that are equal have equal `key`s. */
  readonly equals?: (rt: Runtime, left: never, right: never) => boolean;
  /** What a dictionary tells values of this type apart by. */
  readonly key?: (self: never) => unknown;
  /** `CompareTo`, for two values of this type: negative, 0 or positive. */
  readonly compare?: (rt: Runtime, left: never, right: never) => number;
  /** The elements, for `foreach` and LINQ. Whoever takes an element burns for it. */
  readonly iterate?: (rt: Runtime, self: never) => Iterable<NetValue>;
  /** `default(T)` of a struct. */
  readonly initial?: () => NetValue;
  /** The plain value that `Convert` sees in one of this type (`IConvertible`), as of the number in a `JValue`. */
  readonly plain?: (self: never) => NetValue;
  /** `collection.Add(…)` of a collection initializer is looked up as an ordinary member. */
  /** `GetType().Name` and friends where the record's own type arguments matter. */
  readonly typeArguments?: (self: never) => readonly NetType[];
};

type Definition = Pick<TypeDefinition, 'name' | 'kind' | 'source'> & Partial<TypeDefinition>;

const registered = new Map<string, TypeDefinition>();

const usualBase = { class: 'object', static: 'object', struct: 'ValueType', enum: 'Enum', interface: null } as const;

/** Declares a .NET type. Its name may be declared once. */
export function defineType(definition: Definition): TypeDefinition {
  const whole: TypeDefinition = {
    parameters: [],
    keyword: null,
    base: usualBase[definition.kind],
    interfaces: [],
    members: {},
    setters: {},
    values: {},
    isFlags: false,
    hooks: {},
    ...definition,
  };
  if (registered.has(whole.name)) throw new Error(`the type ${whole.name} is declared twice`);
  registered.set(whole.name, whole);
  return whole;
}

/** The definition of a full name, if that type has been loaded. */
export function definitionNamed(name: string): TypeDefinition | undefined {
  return registered.get(name);
}

/** Every type that has been loaded. */
export function definitions(): Iterable<TypeDefinition> {
  return registered.values();
}

/** Grows with every definition: whoever keeps something about all of them knows by it when to look again. */
export function definitionCount(): number {
  return registered.size;
}
