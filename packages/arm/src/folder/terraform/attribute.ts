import type { Json } from '@keelgate/model';
import type { Value } from '../../template/value.ts';

/**
 * What becomes of an attribute of a Terraform resource: its place in the ARM body, below `properties` unless it begins with
 * `/`; `null` where the body does not say it.
 */
export type Attribute =
  | string
  | null
  /** A block of which there is at most one. */
  | { readonly to: string; readonly block: Attributes }
  | { readonly to: string; readonly blocks: Attributes }
  | { readonly to: string; readonly as: (value: Value) => Value };

export type Attributes = { readonly [name: string]: Attribute };

/** How the provider names what ARM has as a type. */
export type TerraformKind = {
  /** As `azurerm_api_management_api`. */
  readonly terraform: string;
  /** The whole ARM type. */
  readonly type: string;
  /**
   * The attributes with the names after the service's: a name, or an id that ends in it; `a|b` for whichever is there, `=a`
   * for a name that is always the same.
   */
  readonly names: readonly string[];
  readonly attributes: Attributes;
  /** Properties that all have. */
  readonly fixed?: { readonly [name: string]: Json };
};

const service = 'Microsoft.ApiManagement/service';

/** A kind of resource of the service; `type` is what comes after the service's own. */
export function defineKind(
  terraform: string,
  type: string,
  names: readonly string[],
  attributes: Attributes,
): TerraformKind {
  return { terraform: `azurerm_api_management${terraform}`, type: `${service}/${type}`, names, attributes };
}

export function mapScalar(value: Value, change: (scalar: string | number | boolean) => Json): Value {
  if (value.kind !== 'scalar' || value.value === null) return value;
  return { ...value, value: change(value.value) as string };
}

/** Ids that Azure wants relative to the service. */
export function relativeId(value: Value): Value {
  return mapScalar(value, (id) =>
    String(id).replace(/^.*\/providers\/Microsoft\.ApiManagement\/service\/[^/]+(?=\/)/i, ''),
  );
}

/** Ids of APIs as Terraform has them name the revision. */
export function withoutRevision(value: Value): Value {
  return mapScalar(relativeId(value), (id) => String(id).replace(/;rev=[^/]*/g, ''));
}
