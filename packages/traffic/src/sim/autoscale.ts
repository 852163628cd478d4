import { minuteUs, observeMinute, scaled } from '../scaling/autoscaler.ts';
import type { BorderRecord } from './border-record.ts';
import { hasManagementPlane, scale } from './management.ts';
import { isLocked, takeLock } from './operations.ts';
import { round } from './round.ts';
import type { Simulation } from './simulation.ts';

/** Once a minute of virtual time autoscale looks at the primary region, and asks the management plane for what it wants. */
export function autoscale(simulation: Simulation, records: readonly BorderRecord[], nowUs: number): void {
  const { management, plan } = simulation;
  if (management.autoscale === null || nowUs % minuteUs !== 0 || nowUs >= plan.drill.durationUs) return;
  const { autoscaler, done } = management.autoscale;
  const { maximum, takesUs } = autoscaler.rules;
  const decision = observeMinute(autoscaler, nowUs, records[0]?.load ?? null);
  if (decision === 'stay') return;
  if (decision === 'limit') {
    plan.notes.add(`Autoscale wanted more than its maximum of ${maximum} units and could not have them.`);
    return;
  }
  // While another infrastructure change is under way, or nobody is there to ask, it asks again a minute later.
  if (isLocked(management.locks, 'service', nowUs) || !hasManagementPlane(simulation, nowUs)) {
    plan.notes.add(refused);
    return;
  }
  const { from, to, share } = decision;
  scaled(autoscaler, nowUs, to);
  takeLock(management.locks, 'service', { atUs: nowUs, endUs: nowUs + takesUs });
  scale(simulation, { region: 0, units: to, atUs: nowUs, takesUs });
  done.push({
    at: nowUs / 1e6,
    from,
    to,
    capacity: share === null ? null : round(share),
    effectiveAt: (to > from ? nowUs + takesUs : nowUs) / 1e6,
  });
}

const refused =
  'Autoscale was refused while another infrastructure change was under way or the management plane was down, and asked again.';
