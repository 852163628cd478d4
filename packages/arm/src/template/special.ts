import type { Place } from '@keelgate/model';
import { callFunction } from './call.ts';
import type { Expression } from './expression.ts';
import { nearest } from './nearest.ts';
import { printCall, printText } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Asked, Lookup, Standing } from './scope.ts';
import { inside } from './written-text.ts';
import { isSecure } from './secure.ts';
import { complain } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

type Call = Expression & { kind: 'call' };
type Special = (expression: Call, standing: Standing) => Value;

/** Functions that look at the template itself, or at what only Azure has, by their names in lower case. */
export const specialForms: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['parameters', (expression, standing) => named('parameter', standing.scope.parameters, { expression, standing })],
  ['variables', (expression, standing) => named('variable', standing.scope.variables, { expression, standing })],
  ['lambdavariables', lambdaVariable],
  ['lambda', (expression, standing) => wrong('a lambda stands where none may stand', expression, standing)],
  ['copyindex', copyIndex],
  ['reference', reference],
  ['references', references],
  ['list*', list],
  ['listoutputswithsecurevalues', outputs],
  ['tryget', tryGet],
  ['deployment', deployment],
  ['getsecret', list],
]);

type At = { readonly expression: Call; readonly standing: Standing };

function named(kind: 'parameter' | 'variable', lookup: Lookup, { expression, standing }: At): Value {
  const { scope } = standing;
  const given = evaluated(expression, standing);
  const [first] = given;
  if (first?.kind === 'unknown') return notKnown(expression.name, given, standing);
  if (given.length !== 1 || first?.kind !== 'scalar' || !isText(first) || isSecure(first)) {
    const said = first === undefined ? '' : `, found ${described(first)}`;
    return wrong(`${kind}s takes one name${said}`, expression, standing);
  }
  const name = String(first.value);
  const found = lookup.find(name.toLowerCase(), scope.session);
  return typeof found === 'string' ? missing(kind, name, { found, lookup, expression, standing }) : found;
}

type Sought = At & { readonly found: 'unknown' | 'circular'; readonly lookup: Lookup };

function missing(kind: 'parameter' | 'variable', name: string, { found, lookup, expression, standing }: Sought): Value {
  const { scope, place } = standing;
  const hint = found === 'unknown' ? nearest(name, lookup.names()) : null;
  complain(scope.session, inside(place, expression.at), {
    code: `arm/${found}-${kind}`,
    message: found === 'unknown' ? `there is no ${kind} "${name}"` : `the ${kind} "${name}" is made of itself`,
    ...(hint === null ? {} : { hint: `did you mean ${hint}?` }),
  });
  const text = printCall(`${kind}s`, [printText(name)]);
  return { kind: 'unknown', what: text, place, expression: text };
}

function lambdaVariable(expression: Call, standing: Standing): Value {
  const [first] = evaluated(expression, standing);
  const name = first?.kind === 'scalar' ? String(first.value) : '';
  const found = standing.scope.lambda.get(name.toLowerCase());
  if (found !== undefined) return found;
  const said = first === undefined ? 'nothing' : described(first);
  return wrong(`there is no lambda around it with the parameter ${said}`, expression, standing);
}

function copyIndex(expression: Call, standing: Standing): Value {
  const given = evaluated(expression, standing);
  if (given.some((value) => value.kind === 'unknown')) return notKnown(expression.name, given, standing);
  const [first] = given;
  const name = first !== undefined && isText(first) ? first : null;
  const [offset, ...more] = name === null ? given : given.slice(1);
  if (more.length > 0 || (offset !== undefined && !isWhole(offset))) {
    const said = given.map(described).join(', ');
    return wrong(`copyIndex(${said}): expected the name of a copy, a whole number, or both`, expression, standing);
  }
  const loop = loopOf(name, standing.scope);
  const from = offset?.kind === 'scalar' ? Number(offset.value) : 0;
  if (loop !== undefined) return { kind: 'scalar', value: loop.index + from, place: standing.place };
  complain(standing.scope.session, inside(standing.place, expression.at), {
    code: 'arm/no-copy',
    message: `copyIndex stands outside of ${name === null ? 'any copy' : `a copy named ${described(name)}`}`,
  });
  return notKnown(expression.name, given, standing);
}

function loopOf(name: Value | null, { loops }: Standing['scope']): { readonly index: number } | undefined {
  if (name === null || name.kind !== 'scalar') return loops.at(-1);
  const folded = String(name.value).toLowerCase();
  return loops.findLast((one) => one.name.toLowerCase() === folded);
}

function isText(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string';
}

function isWhole(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'number' && Number.isInteger(value.value);
}

function reference(expression: Call, standing: Standing): Value {
  const given = evaluated(expression, standing);
  const [first, , full] = given;
  const unknown = notKnown(expression.name, given, standing);
  if (first?.kind === 'unknown') return unknown;
  if (first?.kind !== 'scalar' || typeof first.value !== 'string' || given.length > 3) {
    return wrong(
      `reference(${given.map(described).join(', ')}): expected the id or the name of a resource, a version, and perhaps 'Full'`,
      expression,
      standing,
    );
  }
  if (isSecure(first)) return unknown;
  return (
    standing.scope.resources.find(first.value, asked(expression, given, { isFull: isFull(full), standing })) ?? {
      ...unknown,
      what: `reference('${first.value}')`,
    }
  );
}

/** The resources of a copied symbolic name, in order. */
function references(expression: Call, standing: Standing): Value {
  const given = evaluated(expression, standing);
  const [first, full] = given;
  const unknown = notKnown(expression.name, given, standing);
  if (first?.kind !== 'scalar' || typeof first.value !== 'string') return unknown;
  const items = standing.scope.resources.all(first.value, asked(expression, given, { isFull: isFull(full), standing }));
  return items === null ? unknown : { kind: 'list', items, place: standing.place };
}

function isFull(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && String(value.value).toLowerCase() === 'full';
}

function asked(
  { name }: Call,
  given: readonly Value[],
  { isFull: full, standing }: { readonly isFull: boolean; readonly standing: Standing },
): Asked {
  const rest = given.slice(1).map(expressionOf);
  const called = name.toLowerCase() === 'references' ? 'reference' : name;
  return {
    isFull: full,
    expression: (id) => printCall(called, [printText(id), ...rest]),
    place: standing.place,
    session: standing.scope.session,
  };
}

/** `listKeys`, `getSecret` and the like: what they ask is not there. */
function list(expression: Call, standing: Standing): Value {
  return notKnown(expression.name, evaluated(expression, standing), standing);
}

/** The outputs of a nested deployment, secure ones too. */
function outputs(expression: Call, standing: Standing): Value {
  const given = evaluated(expression, standing);
  const unknown = notKnown(expression.name, given, standing);
  const [first] = given;
  if (first?.kind !== 'scalar' || typeof first.value !== 'string' || isSecure(first)) return unknown;
  const found = standing.scope.resources.find(first.value, asked(expression, given, { isFull: false, standing }));
  const known = found?.kind === 'unknown' ? entryOf(found.known?.value, 'outputs') : undefined;
  if (known?.kind !== 'map') return unknown;
  const entries = new Map(
    [...known.entries].map(([name, output]) => [name, entryOf(output, 'value') ?? output] as const),
  );
  return { ...unknown, known: { value: { kind: 'map', entries, place: known.place }, isOpen: true } };
}

/** May look into what is known only in part, if what it looks for is in that part. */
function tryGet(expression: Call, standing: Standing): Value {
  const given = evaluated(expression, standing);
  const [of, ...path] = given;
  if (of?.kind !== 'unknown' || of.known === undefined) return callFunction(expression, standing, given);
  const found = path.reduce<Value | undefined>(step, of.known.value);
  if (found === undefined) return callFunction(expression, standing, given);
  if (found.kind === 'scalar' || found.kind === 'unknown' || !of.known.isOpen) return found;
  const text = printCall(expression.name, [of, ...path].map(expressionOf));
  return {
    kind: 'unknown',
    what: of.what,
    place: standing.place,
    expression: text,
    known: { value: found, isOpen: true },
  };
}

function step(of: Value | undefined, by: Value): Value | undefined {
  if (by.kind !== 'scalar') return undefined;
  if (of?.kind === 'list') return typeof by.value === 'number' ? of.items[by.value] : undefined;
  return entryOf(of, String(by.value));
}

/** The deployment itself; where its template lies belongs to what it says. */
function deployment(expression: Call, standing: Standing): Value {
  const result = callFunction(expression, standing);
  if (result.kind !== 'map') return result;
  const { place } = standing;
  const own = entryOf(result, 'properties');
  // A file of some folder: what lies beside it is found by the path.
  const address = `file:///${standing.scope.file.replaceAll('\\', '/').replace(/^\/+/, '')}`;
  const link = record([['uri', { kind: 'scalar', value: address, place }]], place);
  const properties = new Map(own?.kind === 'map' ? own.entries : []);
  properties.set('templateLink', link);
  if (!properties.has('mode')) properties.set('mode', { kind: 'scalar', value: 'Incremental', place });
  return {
    ...result,
    entries: new Map([...result.entries, ['properties', { kind: 'map', entries: properties, place }]]),
  };
}

function record(entries: readonly (readonly [string, Value])[], place: Place): Value {
  return { kind: 'map', entries: new Map(entries), place };
}

function evaluated(expression: Call, standing: Standing): readonly Value[] {
  return expression.arguments.map((argument) => standing.work.expression(argument, standing));
}

function notKnown(name: string, given: readonly Value[], { place }: Standing): Value & { kind: 'unknown' } {
  return { kind: 'unknown', what: `${name}(…)`, place, expression: printCall(name, given.map(expressionOf)) };
}

function wrong(message: string, expression: Call, standing: Standing): Value {
  complain(standing.scope.session, inside(standing.place, expression.at), { code: 'arm/wrong-arguments', message });
  return { kind: 'unknown', what: `${expression.name}(…)`, place: standing.place };
}
