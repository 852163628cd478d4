import type { Place } from '@keelgate/model';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';

/** A resource that a template deploys, everything in it worked out. */
export type Resource = {
  /** The whole type: `Microsoft.ApiManagement/service/apis`. */
  readonly type: string;
  /** The whole name: `my-service/my-api`. */
  readonly name: string;
  /** Nothing where it is of no template. */
  readonly apiVersion?: string | null;
  readonly body: Value;
  /** What it waits for: `Microsoft.ApiManagement/service/my-service` where it is of the same template, else as it is said. */
  readonly dependsOn?: readonly string[];
  readonly place: Place;
  /** As `resources[3]`. */
  readonly path: string;
  /** The expression of a condition that only a deployment can decide. */
  readonly condition?: string;
  /** The name is not known: what stands for it is made up, and the body has the expression. */
  readonly isNameUnknown?: true;
  /** Where it goes to another group than the template itself. */
  readonly elsewhere?: { readonly resourceGroup: string; readonly subscriptionId?: string };
};

/** One resource as it is written, in one turn of its loop. */
export type Instance = {
  readonly item: Value & { readonly kind: 'map' };
  /** What its expressions can refer to, its loop included. */
  readonly scope: Scope;
  readonly type: string;
  readonly name: string;
  readonly isNameUnknown: boolean;
  /** The whole id. */
  readonly id: string;
  readonly path: string;
  readonly symbol: string | null;
  readonly loop: { readonly name: string; readonly index: number } | null;
  readonly parent: Instance | null;
  /** Is there already; only referred to. */
  readonly isExisting: boolean;
  /** False where its condition says so. */
  readonly isWanted: boolean;
  /** The expression of a condition that is not known. */
  readonly condition: string | null;
};

const deploymentType = 'microsoft.resources/deployments';

export function isDeployment({ type }: { readonly type: string }): boolean {
  return type.toLowerCase() === deploymentType;
}
