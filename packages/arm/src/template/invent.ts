import type { Place } from '@keelgate/model';
import type { Shape } from './shape.ts';
import { shapesOf } from './shape.ts';
import { isNull, isNullable, isSaid, numberIn, resolved, textIn, typeOf } from './type-schema.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

type Wanted = { readonly name: string; readonly schema: Value; readonly place: Place };

/** Types of one's own are followed no deeper. */
const depthMax = 12;

/** One parameter has no more values in it. */
const valuesMax = 5000;

/** A value of the right type for a parameter that nobody gave; what its template looks for in it is there. */
export function invented({ name, schema, place }: Wanted, template: Value): Value {
  const definitions = entryOf(template, 'definitions');
  const shape = shapesOf(template).get(name.toLowerCase()) ?? null;
  return invent({ name, schema, place }, { definitions, shape, depth: 0, left: { values: valuesMax } });
}

/** What was made up, to tell it from what was given: it may be of a wrong type for whoever it is handed on to. */
const madeUp = new WeakSet<Value>();

/** Whether something that was made up is in it. */
export function hasInvented(value: Value): boolean {
  if (madeUp.has(value)) return true;
  if (value.kind === 'list') return value.items.some(hasInvented);
  return value.kind === 'map' && [...value.entries.values()].some(hasInvented);
}

type Around = {
  readonly definitions: Value | undefined;
  readonly shape: Shape | null;
  readonly depth: number;
  readonly left: { values: number };
};

function invent(wanted: Wanted, around: Around): Value {
  const made = inventOf(wanted, around);
  madeUp.add(made);
  return made;
}

function inventOf({ name, schema, place }: Wanted, around: Around): Value {
  const { left } = around;
  left.values -= 1;
  if (left.values < 0) return { kind: 'scalar', value: null, place };
  const type = typeOf(schema);
  const chosen = choiceOf(schema);
  if (chosen !== null) {
    return type === 'array' && chosen.kind !== 'list' ? { kind: 'list', items: [chosen], place } : { ...chosen, place };
  }
  switch (type) {
    case 'int':
      return { kind: 'scalar', value: numberFor(schema), place };
    case 'bool':
      return { kind: 'scalar', value: false, place };
    case 'array':
      return listFor({ name, schema, place }, around);
    case 'object':
    case 'secureobject':
      return objectFor({ name, schema, place }, around);
    case null:
      return shapedFor({ name, schema, place }, around);
    default:
      return { kind: 'scalar', value: fitted(textFor(name), schema), place };
  }
}

function choiceOf(schema: Value): Value | null {
  const allowed = entryOf(schema, 'allowedValues');
  if (allowed?.kind !== 'list') return null;
  return allowed.items.find((item) => !isNull(item)) ?? null;
}

/** What has no type is what is looked for in it. */
function shapedFor(wanted: Wanted, around: Around): Value {
  if (entryOf(wanted.schema, 'properties') !== undefined || entryOf(wanted.schema, 'discriminator') !== undefined) {
    return objectFor(wanted, around);
  }
  if (around.shape !== null && around.shape.members.size > 0) return objectFor(wanted, around);
  if (around.shape !== null && around.shape.item !== null) return listFor(wanted, around);
  return { kind: 'scalar', value: textFor(wanted.name), place: wanted.place };
}

function numberFor(schema: Value): number {
  const least = numberIn(schema, 'minValue');
  const most = numberIn(schema, 'maxValue');
  return least ?? (most !== null && most < 1 ? most : 1);
}

function listFor({ name, schema, place }: Wanted, { definitions, shape, depth, left }: Around): Value {
  const own = entryOf(schema, 'prefixItems');
  const prefix = own?.kind === 'list' ? own.items : [];
  const least = numberIn(schema, 'minLength') ?? 0;
  const wanted = Math.min(1000, Math.max(least, prefix.length, hasItem(shape) ? 1 : 0));
  const items = entryOf(schema, 'items');
  const empty: Value = { kind: 'map', entries: new Map(), place };
  const list = Array.from({ length: wanted }, (_, index): Value => {
    const declared = prefix[index] ?? (items?.kind === 'map' ? items : empty);
    const one = resolved(declared, definitions) ?? empty;
    if (depth >= depthMax) return { kind: 'scalar', value: null, place };
    return invent(
      { name: singular(name), schema: one, place },
      { definitions, shape: shape?.item ?? null, depth: depth + 1, left },
    );
  });
  return { kind: 'list', items: list, place };
}

function hasItem(shape: Shape | null): boolean {
  return shape !== null && shape.item !== null;
}

function singular(name: string): string {
  return name.length > 1 && name.endsWith('s') ? name.slice(0, -1) : name;
}

function objectFor(wanted: Wanted, around: Around): Value {
  const { schema, place } = wanted;
  const entries =
    around.depth < depthMax
      ? (chosenKind(wanted, around) ?? declaredMembers(wanted, around))
      : new Map<string, Value>();
  const others = entryOf(schema, 'additionalProperties');
  const isSealed = isSaid(schema, 'sealed') || (others?.kind === 'scalar' && others.value === false);
  if (!isSealed && around.depth < depthMax) addLookedFor(entries, wanted, around);
  return { kind: 'map', entries, place };
}

/** Of several types the first one. */
function chosenKind({ name, schema, place }: Wanted, around: Around): Map<string, Value> | null {
  const discriminator = entryOf(schema, 'discriminator');
  const mapping = entryOf(discriminator, 'mapping');
  const [[tag, type] = []] = mapping?.kind === 'map' ? mapping.entries : [];
  const own = type === undefined ? null : resolved(type, around.definitions);
  if (tag === undefined || own === null) return null;
  const entries = declaredMembers({ name, schema: own, place }, around);
  return entries.set(textIn(discriminator, 'propertyName') ?? 'kind', { kind: 'scalar', value: tag, place });
}

/** What may be left out is left out. */
function declaredMembers({ schema, place }: Wanted, around: Around): Map<string, Value> {
  const entries = new Map<string, Value>();
  const properties = entryOf(schema, 'properties');
  for (const [key, type] of properties?.kind === 'map' ? properties.entries : []) {
    const own = resolved(type, around.definitions);
    const looked = around.shape?.members.get(key.toLowerCase());
    if (own !== null && !isNullable(own)) {
      entries.set(key, invent({ name: key, schema: own, place }, inner(around, looked?.shape ?? null)));
    }
  }
  return entries;
}

function inner(around: Around, shape: Shape | null): Around {
  return { ...around, shape, depth: around.depth + 1 };
}

/** What the template looks for in an object beyond its declared type. */
function addLookedFor(entries: Map<string, Value>, { schema, place }: Wanted, around: Around): void {
  const { shape, definitions } = around;
  if (shape === null) return;
  const known = new Set([...entries.keys()].map((key) => key.toLowerCase()));
  const declared = entryOf(schema, 'properties');
  const others = entryOf(schema, 'additionalProperties');
  const empty: Value = { kind: 'map', entries: new Map(), place };
  const own = others?.kind === 'map' ? (resolved(others, definitions) ?? empty) : empty;
  for (const [id, member] of shape.members) {
    if (known.has(id) || entryOf(declared, member.name) !== undefined) continue;
    entries.set(member.name, invent({ name: member.name, schema: own, place }, inner(around, member.shape)));
  }
  for (const by of shape.askedBy) {
    const key = textFor(by);
    if (!entries.has(key)) entries.set(key, invent({ name: by, schema: own, place }, inner(around, shape.item)));
  }
}

/** A text such as its name promises. */
function textFor(name: string): string {
  const hint =
    /name$/i.test(name) && !/host-?name$/i.test(name)
      ? undefined
      : hints.find(({ pattern }) => pattern.test(name))?.text;
  return hint ?? `auto-${name.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;
}

const subscription = '00000000-0000-0000-0000-000000000000';
const group = `/subscriptions/${subscription}/resourceGroups/resource-group`;

const hints: readonly { readonly pattern: RegExp; readonly text: string }[] = [
  { pattern: /e-?mail/i, text: 'someone@example.com' },
  { pattern: /thumbprint/i, text: '0123456789ABCDEF0123456789ABCDEF01234567' },
  {
    pattern: /subnet.*id$/i,
    text: `${group}/providers/Microsoft.Network/virtualNetworks/auto-network/subnets/default`,
  },
  { pattern: /resource-?id$/i, text: `${group}/providers/Microsoft.ApiManagement/service/auto-service` },
  {
    pattern: /(?:guid|uuid|subscriptionid|tenantid|objectid|clientid|principalid|applicationid|appid)$/i,
    text: '00000000-0000-4000-8000-000000000001',
  },
  { pattern: /host-?name|domain|fqdn/i, text: 'auto.example.com' },
  { pattern: /(?:location|region)$/i, text: 'westeurope' },
  { pattern: /sas-?token$/i, text: '' },
  { pattern: /ur[il]|endpoint|artifactslocation/i, text: 'https://example.com/' },
  { pattern: /sku|tier/i, text: 'Developer' },
  { pattern: /(?:ip|address)-?prefix|cidr/i, text: '10.0.0.0/16' },
  { pattern: /ip-?address/i, text: '10.0.0.4' },
  { pattern: /version$/i, text: 'v1' },
  { pattern: /polic(?:y|ies)(?:content|xml|value)?$/i, text: '<policies><inbound><base /></inbound></policies>' },
];

/** As long as it has to be, and no longer than it may. */
function fitted(text: string, schema: Value): string {
  const least = Math.min(numberIn(schema, 'minLength') ?? 0, 10_000);
  const most = numberIn(schema, 'maxLength');
  const long = text.padEnd(least, 'x');
  return most !== null && long.length > most ? long.slice(0, Math.max(0, most)) : long;
}
