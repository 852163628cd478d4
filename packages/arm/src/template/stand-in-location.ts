import { defaultDeployment } from './function/deployment-info.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** Regions to deploy to where nobody says to which: the first one that does no harm. */
const candidates: readonly string[] = [
  defaultDeployment.resourceGroup.location,
  'northeurope',
  'eastus2',
  'southeastasia',
  'australiaeast',
];

/**
 * Where the resource group of a template is taken to be. A parameter that is the group's location by default may allow only
 * some, and a list of further regions may hold the one that would be taken: nobody deploys it there.
 */
export function standInLocation(template: Value, given: ReadonlyMap<string, Value>): string {
  const listed = new Set<string>();
  for (const part of ['parameters', 'variables', 'resources']) collect(entryOf(template, part), listed);
  for (const value of given.values()) collect(value, listed);
  const regions = allowedByDefault(template) ?? candidates;
  const free = regions.find((region) => !listed.has(folded(region)));
  return free ?? regions[0] ?? defaultDeployment.resourceGroup.location;
}

/** `West Europe` is `westeurope`. */
function folded(region: string): string {
  return region.replaceAll(' ', '').toLowerCase();
}

function allowedByDefault(template: Value): readonly string[] | null {
  const parameters = entryOf(template, 'parameters');
  if (parameters?.kind !== 'map') return null;
  for (const declared of parameters.entries.values()) {
    const byDefault = textOf(entryOf(declared, 'defaultValue'));
    const allowed = entryOf(declared, 'allowedValues');
    if (allowed?.kind !== 'list' || byDefault === null || !isOfGroup(byDefault)) continue;
    const regions = allowed.items.map(textOf).filter((region) => region !== null);
    const [usual] = candidates;
    return regions.toSorted((left, right) => Number(folded(right) === usual) - Number(folded(left) === usual));
  }
  return null;
}

function isOfGroup(text: string): boolean {
  return /^\[\s*(?:resourceGroup|deployment)\(\s*\)\.location\s*\]$/i.test(text);
}

function textOf(value: Value | undefined): string | null {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** Texts in lists, and locations of what is in lists and is no resource. */
function collect(value: Value | undefined, found: Set<string>): void {
  const open = value === undefined ? [] : [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'list') for (const item of next.items) collectItem(item, found);
    if (next.kind === 'list') open.push(...next.items);
    if (next.kind !== 'map') continue;
    for (const [key, inner] of next.entries) if (key.toLowerCase() !== 'allowedvalues') open.push(inner);
  }
}

function collectItem(item: Value, found: Set<string>): void {
  const text = textOf(item) ?? (entryOf(item, 'type') === undefined ? textOf(entryOf(item, 'location')) : null);
  if (text !== null) found.add(folded(text));
}
