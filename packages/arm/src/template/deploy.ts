import type { Fault, Place } from '@keelgate/model';
import { copyCount, evaluate } from './evaluate.ts';
import { parameterValues } from './parameters.ts';
import type { Scope } from './scope.ts';
import { inLoop } from './scope.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** A resource that a template deploys, everything in it worked out. */
export type Resource = {
  /** The whole type: `Microsoft.ApiManagement/service/apis`. */
  readonly type: string;
  /** The whole name: `my-service/my-api`. */
  readonly name: string;
  readonly body: Value;
  readonly place: Place;
  /** As `resources[3]`. */
  readonly path: string;
};

/** Nested deployments go no deeper. */
const depthMax = 16;

/** What a template deploys with these parameters. */
export function deploy(template: Value, given: ReadonlyMap<string, Value>, faults: Fault[]): readonly Resource[] {
  return deployIn(template, given, { faults, depth: 0, path: '' });
}

type Outside = {
  readonly faults: Fault[];
  readonly depth: number;
  readonly path: string;
  readonly outputs?: Map<string, Value>;
};

function deployIn(template: Value, given: ReadonlyMap<string, Value>, outside: Outside): readonly Resource[] {
  const scope = scopeOf(template, given, outside.faults);
  const resources = resourcesOf(entryOf(template, 'resources'), scope, outside);
  const outputs = entryOf(template, 'outputs');
  if (outputs?.kind === 'map' && outside.outputs !== undefined) {
    // Outputs of a deployment that is only read may ask for what only Azure knows: that is no fault.
    for (const [name, output] of outputs.entries) outside.outputs.set(name, evaluate(output, { ...scope, faults: [] }));
  }
  return resources;
}

function scopeOf(template: Value, given: ReadonlyMap<string, Value>, faults: Fault[]): Scope {
  const written = entryOf(template, 'variables');
  const variables = new Map<string, Value>();
  const bare: Scope = {
    parameters: new Map(),
    variables,
    worked: new Map(),
    working: new Set(),
    loops: [],
    outputs: new Map(),
    faults,
  };
  const parameters = parameterValues(entryOf(template, 'parameters'), given, bare);
  const scope: Scope = { ...bare, parameters };
  if (written?.kind === 'map') {
    for (const [name, value] of written.entries) if (name !== 'copy') variables.set(name.toLowerCase(), value);
    const copies = entryOf(written, 'copy');
    if (copies?.kind === 'list') {
      const made = evaluate({ kind: 'map', entries: new Map([['copy', copies]]), place: copies.place }, scope);
      if (made.kind === 'map') for (const [name, value] of made.entries) scope.worked.set(name.toLowerCase(), value);
      if (made.kind === 'map') for (const [name, value] of made.entries) variables.set(name.toLowerCase(), value);
    }
  }
  return scope;
}

/** A list of resources, or an object of them by symbolic name. */
function resourcesOf(
  written: Value | undefined,
  scope: Scope,
  outside: Outside,
  parent?: Resource,
): readonly Resource[] {
  if (written === undefined) return [];
  const items: readonly (readonly [string, Value])[] =
    written.kind === 'list'
      ? written.items.map((item, index) => [`resources[${index}]`, item] as const)
      : written.kind === 'map'
        ? [...written.entries].map(([name, item]) => [`resources.${name}`, item] as const)
        : [];
  if (written.kind === 'scalar') {
    scope.faults.push({
      code: 'arm/wrong-shape',
      severity: 'error',
      message: `resources is ${described(written)}, expected a list`,
      place: written.place,
    });
  }
  // Nested deployments come first: others may refer to what they put out.
  const nested = items.filter(([, item]) => isDeployment(item, scope));
  const rest = items.filter((item) => !nested.includes(item));
  return [...nested, ...rest].flatMap(([step, item]) => {
    const path = outside.path === '' ? step : `${outside.path}.${step}`;
    return copiesOf(item, scope).flatMap((inner) => resourceOf(item, inner, { ...outside, path }, parent));
  });
}

function isDeployment(item: Value, scope: Scope): boolean {
  const type = entryOf(item, 'type');
  const known = type === undefined ? undefined : evaluate(type, { ...scope, faults: [] });
  return known?.kind === 'scalar' && String(known.value).toLowerCase() === 'microsoft.resources/deployments';
}

/** The scopes of each copy that a resource makes; one where it makes none. */
function copiesOf(item: Value, scope: Scope): readonly Scope[] {
  const copy = entryOf(item, 'copy');
  if (copy?.kind !== 'map') return [scope];
  const name = entryOf(copy, 'name');
  const loop = name === undefined ? undefined : evaluate(name, scope);
  const count = copyCount(entryOf(copy, 'count'), copy.place, scope);
  const called = loop?.kind === 'scalar' ? String(loop.value) : '';
  return Array.from({ length: count }, (_, index) => inLoop(scope, called, index));
}

function resourceOf(item: Value, scope: Scope, outside: Outside, parent?: Resource): readonly Resource[] {
  if (item.kind !== 'map') {
    scope.faults.push({
      code: 'arm/wrong-shape',
      severity: 'error',
      message: `${outside.path} is ${described(item)}, expected a resource`,
      place: item.place,
    });
    return [];
  }
  const condition = entryOf(item, 'condition');
  const wanted = condition === undefined ? undefined : evaluate(condition, scope);
  if (wanted?.kind === 'scalar' && String(wanted.value).toLowerCase() === 'false') return [];
  if (evaluatedText(entryOf(item, 'existing'), scope) === 'true') return [];
  const type = evaluatedText(entryOf(item, 'type'), scope);
  const name = evaluatedText(entryOf(item, 'name'), scope);
  if (type === null || name === null) return unnamed(item, scope, { outside, type, name });
  if (type.toLowerCase() === 'microsoft.resources/deployments') return nestedDeployment(item, scope, { outside, name });
  const whole = wholeName({ type, name }, parent);
  // Copies, conditions and children are not part of what a resource is.
  const own = new Map(
    [...item.entries].filter(([key]) => !['copy', 'condition', 'resources', 'dependsOn', 'comments'].includes(key)),
  );
  const body = evaluate({ ...item, entries: own }, scope);
  const resource: Resource = { ...whole, body, place: item.place, path: outside.path };
  return [resource, ...resourcesOf(entryOf(item, 'resources'), scope, outside, resource)];
}

function unnamed(
  item: Value,
  scope: Scope,
  { outside, type, name }: { readonly outside: Outside; readonly type: string | null; readonly name: string | null },
): readonly Resource[] {
  const field = type === null ? 'type' : 'name';
  const written = entryOf(item, field);
  const known = written === undefined ? undefined : evaluate(written, scope);
  if (known?.kind === 'unknown') {
    const message = `the ${field} of ${outside.path} depends on ${known.what}, which only a deployment knows; the resource is left out`;
    scope.faults.push({ code: 'arm/not-known', severity: 'warning', message, place: known.place });
    return [];
  }
  const message =
    `${outside.path} has ${known === undefined ? 'no' : 'a wrong'} ${field}, which every resource needs (${type ?? ''}${name ?? ''})`.replace(
      ' ()',
      '',
    );
  scope.faults.push({ code: 'arm/wrong-shape', severity: 'error', message, place: written?.place ?? item.place });
  return [];
}

function evaluatedText(value: Value | undefined, scope: Scope): string | null {
  if (value === undefined) return null;
  const known = evaluate(value, scope);
  return known.kind === 'scalar' && known.value !== null && known.value !== '' ? String(known.value) : null;
}

/** A child inside its parent may have a short type and a short name, or whole ones. */
function wholeName(
  { type, name }: { readonly type: string; readonly name: string },
  parent?: Resource,
): { readonly type: string; readonly name: string } {
  if (parent === undefined) return { type, name };
  const isShort = !type.toLowerCase().startsWith('microsoft.');
  const segments = type.split('/').length - (isShort ? 0 : parent.type.split('/').length);
  const nameIsShort = name.split('/').length <= Math.max(1, segments);
  return { type: isShort ? `${parent.type}/${type}` : type, name: nameIsShort ? `${parent.name}/${name}` : name };
}

function nestedDeployment(
  item: Value,
  scope: Scope,
  { outside, name }: { readonly outside: Outside; readonly name: string },
): readonly Resource[] {
  const properties = entryOf(item, 'properties');
  const template = entryOf(properties, 'template');
  if (template === undefined) {
    const message = `the deployment ${name} links to a template that is not read`;
    scope.faults.push({ code: 'arm/linked-template', severity: 'warning', message, place: item.place });
    return [];
  }
  if (outside.depth >= depthMax) {
    scope.faults.push({
      code: 'arm/too-deep',
      severity: 'error',
      message: `deployments are nested deeper than ${depthMax} levels`,
      place: item.place,
    });
    return [];
  }
  const options = entryOf(properties, 'expressionEvaluationOptions');
  const inner = evaluatedText(entryOf(options, 'scope'), scope)?.toLowerCase() === 'inner';
  const deeper = { ...outside, depth: outside.depth + 1, path: `${outside.path}.properties.template` };
  if (!inner) return resourcesOf(entryOf(template, 'resources'), scope, deeper);
  const outputs = new Map<string, Value>();
  const resources = deployIn(template, passedOn(entryOf(properties, 'parameters'), scope), { ...deeper, outputs });
  scope.outputs.set(name.toLowerCase(), { kind: 'map', entries: outputs, place: item.place });
  return resources;
}

function passedOn(parameters: Value | undefined, scope: Scope): ReadonlyMap<string, Value> {
  if (parameters?.kind !== 'map') return new Map();
  return new Map(
    [...parameters.entries].flatMap(([name, entry]): readonly (readonly [string, Value])[] => {
      const value = entryOf(entry, 'value');
      return value === undefined ? [] : [[name.toLowerCase(), evaluate(value, scope)]];
    }),
  );
}
