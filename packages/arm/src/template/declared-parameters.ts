import type { Place } from '@keelgate/model';
import { misfit, typeNames } from './check-type.ts';
import { evaluate } from './evaluate.ts';
import { hasInvented, invented } from './invent.ts';
import { nearest } from './nearest.ts';
import { printCall, printText } from './print-expression.ts';
import type { Lookup, Scope } from './scope.ts';
import { lazyLookup } from './scope.ts';
import { secured } from './secure.ts';
import type { Session } from './session.ts';
import { complain } from './session.ts';
import type { Misfit } from './type-schema.ts';
import { isNull, isNullable, resolved, typeOf } from './type-schema.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** Hears of each parameter that is invented. */
export type OnInvented = (invented: {
  readonly name: string;
  readonly value: Value;
  readonly isSecure: boolean;
}) => void;

export type Giving = {
  /** By name in lower case. */
  readonly given: ReadonlyMap<string, Value>;
  readonly template: Value;
  readonly definitions: Value | undefined;
  /** The template, where what is missing is to be invented. */
  readonly inventFor?: Value;
  readonly onInvented?: OnInvented;
  /** Parameters that the template does not declare belong to another one. */
  readonly areShared?: boolean;
};

/**
 * The parameters of a template, checked against their types: as given, else by default, worked out when they are asked for.
 * All that have neither are asked for in one fault.
 */
export function declaredParameters(declared: Value | undefined, giving: Giving, scope: Scope): Lookup {
  const written = new Map<string, Value>();
  const names = new Map<string, string>();
  if (declared?.kind === 'map') {
    for (const [name, declaration] of declared.entries) {
      written.set(name.toLowerCase(), declaration);
      names.set(name.toLowerCase(), name);
    }
  }
  const missing: string[] = [];
  const lookup: Lookup = lazyLookup(written, (id, declaration, session) =>
    valueFor(names.get(id) ?? id, declaration, { giving, missing, scope: { ...scope, session, parameters: lookup } }),
  );
  if (giving.areShared !== true) nameStrangers(names, giving.given, scope.session);
  // Each is looked at once, so that a wrong one is named though nobody asks for it.
  for (const name of written.keys()) lookup.find(name, scope.session);
  if (declared !== undefined) askForMissing(declared, missing, scope.session);
  return { ...lookup, names: () => [...names.values()] };
}

type Work = { readonly giving: Giving; readonly scope: Scope; readonly missing: string[] };

function valueFor(name: string, declaration: Value, work: Work): Value {
  const { giving, scope, missing } = work;
  const schema = schemaFor(name, declaration, work);
  const { place } = declaration;
  const expression = printCall('parameters', [printText(name)]);
  const unknown: Value = { kind: 'unknown', what: expression, place, expression };
  if (schema === null) return givenFor(name, giving.given) ?? unknown;
  const value = givenOrDefault(name, declaration, { schema, giving, scope });
  if (value !== null) return fitting(value, { name, schema, expression, place }, work);
  if (isNullable(schema)) return { kind: 'scalar', value: null, place };
  if (giving.inventFor !== undefined) {
    const made = invented({ name, schema, place }, giving.inventFor);
    giving.onInvented?.({ name, value: made, isSecure: isSecureType(schema) });
    return made;
  }
  missing.push(name);
  return unknown;
}

/** The type of a parameter; null where it is wrong, which is said. */
function schemaFor(name: string, declaration: Value, { giving, scope }: Work): Value | null {
  const schema = resolved(declaration, giving.definitions);
  if (schema === null) refuseReference(name, declaration, scope.session);
  return schema === null || isOfNoType(schema, name, scope.session) ? null : schema;
}

/** What is given, else what the default comes to; null for nothing. Nothing may be what is given, where that will do. */
function givenOrDefault(
  name: string,
  declaration: Value,
  { schema, giving, scope }: { readonly schema: Value; readonly giving: Giving; readonly scope: Scope },
): Value | null {
  const said = givenFor(name, giving.given);
  if (said !== undefined && (!isNull(said) || isNullable(schema))) return isNull(said) ? null : said;
  const otherwise = entryOf(declaration, 'defaultValue');
  const value = otherwise === undefined ? undefined : evaluate(otherwise, scope);
  // A default may come to nothing, so that the parameter has to be given after all.
  return value === undefined || isNull(value) ? null : value;
}

type Slot = { readonly name: string; readonly schema: Value; readonly expression: string; readonly place: Place };

/** The value, marked where it is secure; unknown where it does not fit its type, so that one mistake is one fault. */
function fitting(value: Value, { name, schema, expression, place }: Slot, { giving, scope }: Work): Value {
  const marked = isSecureType(schema) ? secured(value, expression) : value;
  if (marked.kind === 'unknown') return marked.expression === undefined ? { ...marked, expression } : marked;
  const wrong = misfit(marked, schema, giving.definitions);
  if (wrong === null) return marked;
  if (hasInvented(marked)) return invented({ name, schema, place }, giving.template);
  complainOf(wrong, name, scope.session);
  return { kind: 'unknown', what: expression, place, expression };
}

function isSecureType(schema: Value): boolean {
  return (typeOf(schema) ?? '').startsWith('secure');
}

function complainOf(wrong: Misfit, name: string, session: Session): void {
  const where = wrong.path === '' ? name : `${name}${wrong.path.startsWith('[') ? '' : '.'}${wrong.path}`;
  complain(session, wrong.place, {
    code: 'arm/wrong-parameter',
    message: `the parameter ${where} is ${wrong.found}, expected ${wrong.expected}`,
  });
}

function givenFor(name: string, given: ReadonlyMap<string, Value>): Value | undefined {
  return given.get(name.toLowerCase());
}

function isOfNoType(schema: Value, name: string, session: Session): boolean {
  const type = entryOf(schema, 'type');
  if (type === undefined || entryOf(schema, '$ref') !== undefined) return false;
  const known = type.kind === 'scalar' ? String(type.value).toLowerCase() : '';
  if (typeNames.some((one) => one.toLowerCase() === known)) return false;
  const hint = nearest(known, typeNames);
  complain(session, type.place, {
    code: 'arm/wrong-type',
    message: `the type of ${name} is ${described(type)}, expected one of ${typeNames.join(', ')}`,
    ...(hint === null ? {} : { hint: `did you mean ${hint}?` }),
  });
  return true;
}

function refuseReference(name: string, declaration: Value, session: Session): void {
  const reference = entryOf(declaration, '$ref');
  complain(session, reference?.place ?? declaration.place, {
    code: 'arm/wrong-type',
    message: `the type of ${name} is ${reference === undefined ? 'nothing' : described(reference)}, expected one of the template's definitions`,
  });
}

function askForMissing(declared: Value, missing: readonly string[], session: Session): void {
  if (missing.length === 0) return;
  complain(session, placeOfMissing(declared, missing), {
    code: 'arm/missing-parameters',
    message: `the template needs ${missing.length === 1 ? 'the parameter' : 'the parameters'} ${missing.join(', ')}`,
    hint: 'give them in a parameters file',
  });
}

function placeOfMissing(declared: Value, missing: readonly string[]): Place {
  return entryOf(declared, missing[0] ?? '')?.place ?? declared.place;
}

function nameStrangers(names: ReadonlyMap<string, string>, given: ReadonlyMap<string, Value>, session: Session): void {
  for (const [name, value] of given) {
    if (names.has(name)) continue;
    const hint = nearest(name, [...names.values()]);
    complain(session, value.place, {
      code: 'arm/unknown-given-parameter',
      severity: 'warning',
      message: `the template has no parameter "${name}"; its value is not used`,
      ...(hint === null ? {} : { hint: `did you mean ${hint}?` }),
    });
  }
}
