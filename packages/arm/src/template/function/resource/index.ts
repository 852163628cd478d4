import type { TemplateFunction } from '../define-function.ts';
import { resourceIdFunction } from './resource-id.ts';
import { subscriptionResourceIdFunction } from './subscription-resource-id.ts';
import { tenantResourceIdFunction } from './tenant-resource-id.ts';
import { managementGroupResourceIdFunction } from './management-group-resource-id.ts';
import { extensionResourceIdFunction } from './extension-resource-id.ts';
import { pickZonesFunction } from './pick-zones.ts';
import { toLogicalZoneFunction } from './to-logical-zone.ts';
import { toLogicalZonesFunction } from './to-logical-zones.ts';
import { toPhysicalZoneFunction } from './to-physical-zone.ts';
import { toPhysicalZonesFunction } from './to-physical-zones.ts';
import { providersFunction } from './providers.ts';
import { resourceGroupFunction } from './resource-group.ts';
import { subscriptionFunction } from './subscription.ts';
import { managementGroupFunction } from './management-group.ts';
import { tenantFunction } from './tenant.ts';
import { deploymentFunction } from './deployment.ts';
import { deployerFunction } from './deployer.ts';
import { environmentFunction } from './environment.ts';

export const resourceFunctions: readonly TemplateFunction[] = [
  resourceIdFunction,
  subscriptionResourceIdFunction,
  tenantResourceIdFunction,
  managementGroupResourceIdFunction,
  extensionResourceIdFunction,
  pickZonesFunction,
  toLogicalZoneFunction,
  toLogicalZonesFunction,
  toPhysicalZoneFunction,
  toPhysicalZonesFunction,
  providersFunction,
  resourceGroupFunction,
  subscriptionFunction,
  managementGroupFunction,
  tenantFunction,
  deploymentFunction,
  deployerFunction,
  environmentFunction,
];
