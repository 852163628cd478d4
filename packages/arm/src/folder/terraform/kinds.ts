import { apiKinds } from './api-kinds.ts';
import type { TerraformKind } from './attribute.ts';
import { otherKinds } from './other-kinds.ts';
import { serviceKinds } from './service-kinds.ts';
import { serviceKind } from './service.ts';

/** The kinds of resource that are understood, by the provider's names. */
export const terraformKinds: ReadonlyMap<string, TerraformKind> = new Map(
  [serviceKind, ...serviceKinds, ...apiKinds, ...otherKinds].map((kind) => [kind.terraform, kind]),
);
