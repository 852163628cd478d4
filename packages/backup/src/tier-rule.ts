import { type Fault, type Snapshot, tiers } from '@keelgate/model';
import { backupFault } from './backup-fault.ts';

/** Why Azure would not back up this service or restore onto it, or `null`. */
export function unfitService(snapshot: Snapshot, doing: 'back up' | 'restore'): Fault | null {
  const { service, kept } = snapshot;
  const hint = 'anyTier does it nevertheless, to carry a configuration over';
  if (service === null)
    return backupFault(
      'backup/no-service',
      `Cannot ${doing}: the configuration is partial: it has resources of a service, and not the service`,
      hint,
    );
  if (!tiers[service.tier].backup)
    return backupFault(
      'backup/tier-without-backups',
      `Cannot ${doing}: the SKU of '${service.name}' is '${service.tier}', and backups are for Developer, Basic, Standard and Premium`,
      hint,
    );
  if (kept.some(({ type }) => /^microsoft\.apimanagement\/service\/workspaces(?:\/|$)/i.test(type)))
    return backupFault(
      'backup/workspaces',
      `Cannot ${doing}: '${service.name}' has workspaces, and Azure has no backups of services that have any`,
      hint,
    );
  return null;
}
