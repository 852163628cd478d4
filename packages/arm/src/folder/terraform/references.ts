import type { Value } from '../../template/value.ts';
import { entryOf } from '../../template/value.ts';
import { itemsOf, textOf } from './state.ts';

/** An attribute of a resource that an expression refers to. */
export type Reference = { readonly address: string; readonly attribute: string };

/** References lead through no more modules. */
const stepsMax = 32;

/** What an attribute of a resource refers to, as its configuration says; found where it is one attribute of one resource. */
export function referenceOf(root: Value, address: string, attribute: string): Reference | null {
  const { modules, local } = divided(address);
  const configured = moduleAt(entryOf(entryOf(root, 'configuration'), 'root_module'), modules);
  const resource = itemsOf(entryOf(configured, 'resources')).find(
    (item) => textOf(entryOf(item, 'address')) === bare(local),
  );
  const expression = entryOf(entryOf(resource, 'expressions'), attribute);
  return followed(root, modules, expression, 0);
}

function followed(
  root: Value,
  modules: readonly string[],
  expression: Value | undefined,
  steps: number,
): Reference | null {
  if (steps >= stepsMax) return null;
  const [first] = itemsOf(entryOf(expression, 'references'));
  const text = textOf(first);
  if (text === null) return null;
  const top = entryOf(entryOf(root, 'configuration'), 'root_module');
  const parts = text.split('.');
  const [kind = '', name = '', member] = parts;
  if (kind === 'var') {
    const call = entryOf(entryOf(moduleAt(top, modules.slice(0, -1)), 'module_calls'), bare(modules.at(-1) ?? ''));
    return followed(root, modules.slice(0, -1), entryOf(entryOf(call, 'expressions'), name), steps + 1);
  }
  if (kind === 'module' && member !== undefined) {
    const inner = moduleAt(top, [...modules, name]);
    const output = entryOf(entryOf(inner, 'outputs'), bare(member));
    return followed(root, [...modules, name], entryOf(output, 'expression'), steps + 1);
  }
  if (['each', 'count', 'local', 'data', 'path', 'terraform', 'self'].includes(kind) || member === undefined)
    return null;
  const prefix = modules.map((module) => `module.${module}.`).join('');
  return { address: `${prefix}${kind}.${name}`, attribute: member };
}

/** The resource of a reference: it, or the one of the same index. */
export function targetOf<Target extends { readonly address: string }>(
  reference: Reference,
  from: string,
  all: readonly Target[],
): Target | null {
  const wanted = bare(reference.address);
  const same = all.filter(({ address }) => bare(address) === wanted);
  const exact = same.find(({ address }) => address === reference.address);
  const index = /\[[^\]]*\]$/.exec(from)?.[0] ?? '';
  return (
    exact ?? (same.length === 1 ? same[0] : same.find(({ address }) => index !== '' && address.endsWith(index))) ?? null
  );
}

/** An address without its indices: `module.a["x"].b.c[0]` as `module.a.b.c`. */
function bare(address: string): string {
  return address.replaceAll(/\[[^\]]*\]/g, '');
}

function divided(address: string): { readonly modules: readonly string[]; readonly local: string } {
  const modules: string[] = [];
  let local = address;
  for (let found = moduleOf(local); found !== null; found = moduleOf(local)) {
    modules.push(found.name);
    local = local.slice(found.length);
  }
  return { modules, local };
}

function moduleOf(address: string): { readonly name: string; readonly length: number } | null {
  const found = /^module\.([^.[]+(?:\[(?:"[^"]*"|\d+)\])?)\./.exec(address);
  return found === null ? null : { name: found[1] ?? '', length: found[0].length };
}

function moduleAt(root: Value | undefined, modules: readonly string[]): Value | undefined {
  return modules.reduce(
    (module, name) => entryOf(entryOf(entryOf(module, 'module_calls'), bare(name)), 'module'),
    root,
  );
}
