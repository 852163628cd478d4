import type { Fault } from '@keelgate/model';
import type { Value } from '../../template/value.ts';
import { entryOf } from '../../template/value.ts';

/** A resource as Terraform shows it. */
export type TerraformResource = {
  /** As `module.apim.azurerm_api_management_api.orders["v1"]`. */
  readonly address: string;
  readonly type: string;
  readonly values: Value;
  /** Attributes that only an apply will know. */
  readonly unknown: Value | undefined;
};

/** The resources that are managed, of all modules, their secrets marked. */
export function terraformResources(root: Value, faults: Fault[]): readonly TerraformResource[] {
  const planned = entryOf(root, 'planned_values');
  const shown = planned ?? entryOf(root, 'values');
  if (entryOf(root, 'serial') !== undefined && shown === undefined) {
    const message = 'this is Terraform’s own state, expected what terraform show -json prints';
    const hint = 'terraform show -json > state.json';
    faults.push({ code: 'folder/terraform-state', severity: 'error', message, place: root.place, hint });
    return [];
  }
  const unknown = unknownByAddress(root);
  const module = entryOf(shown, 'root_module');
  if (module === undefined) {
    const message = 'this has no resources (planned_values or values with a root_module)';
    faults.push({ code: 'folder/terraform-state', severity: 'warning', message, place: root.place });
    return [];
  }
  return inModule(module, unknown, 0);
}

const depthMax = 50;

function inModule(module: Value, unknown: ReadonlyMap<string, Value>, depth: number): readonly TerraformResource[] {
  const own = itemsOf(entryOf(module, 'resources')).flatMap((item): readonly TerraformResource[] => {
    const type = textOf(entryOf(item, 'type'));
    const values = entryOf(item, 'values');
    if (textOf(entryOf(item, 'mode')) === 'data' || type === null || values === undefined) return [];
    const address = textOf(entryOf(item, 'address')) ?? type;
    const secured = marked(values, entryOf(item, 'sensitive_values'));
    return [{ address, type, values: secured, unknown: unknown.get(address) }];
  });
  if (depth >= depthMax) return own;
  return [...own, ...itemsOf(entryOf(module, 'child_modules')).flatMap((child) => inModule(child, unknown, depth + 1))];
}

/** What a plan cannot know yet, by address. */
function unknownByAddress(root: Value): ReadonlyMap<string, Value> {
  return new Map(
    itemsOf(entryOf(root, 'resource_changes')).flatMap((item): readonly (readonly [string, Value])[] => {
      const address = textOf(entryOf(item, 'address'));
      const after = entryOf(entryOf(item, 'change'), 'after_unknown');
      return address === null || after === undefined ? [] : [[address, after]];
    }),
  );
}

/** Texts that Terraform calls sensitive are shown to nobody. */
function marked(value: Value, sensitive: Value | undefined): Value {
  if (sensitive === undefined) return value;
  const all = isTrue(sensitive);
  switch (value.kind) {
    case 'scalar':
      return all ? { ...value, secure: true } : value;
    case 'list':
      return {
        ...value,
        items: value.items.map((item, at) =>
          marked(item, all ? sensitive : sensitive.kind === 'list' ? sensitive.items[at] : undefined),
        ),
      };
    case 'map':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([name, inner]) => [name, marked(inner, all ? sensitive : ownEntry(sensitive, name))]),
        ),
      };
    case 'unknown':
      return value;
  }
}

function ownEntry(value: Value, name: string): Value | undefined {
  return value.kind === 'map' ? value.entries.get(name) : undefined;
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === true;
}

export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : [];
}

export function textOf(value: Value | undefined): string | null {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}
