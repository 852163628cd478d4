import type { DrillResult, FaultResult } from '@keelgate/model';
import { type Line, type Span, styled } from '../line.ts';
import { count, duration } from '../quantity.ts';

/** Each fault: when it was, how soon it was noticed, when the service was back, and what it cost. */
export function whatHappened({ faults, ejections }: DrillResult): readonly Line[] {
  return [...stories(faults), ...outliers(ejections)];
}

/** VMs that the front door ejected: which, how often, and when first. */
function outliers(ejections: DrillResult['ejections']): readonly Line[] {
  const [first] = ejections;
  if (first === undefined) return [];
  const units = [...new Set(ejections.map(({ region, unit }) => `${region}/${unit}`))];
  const more = units.length > 3 ? ` and ${units.length - 3} more` : '';
  const times = `${ejections.length} ${ejections.length === 1 ? 'time' : 'times'}, first after ${duration(first.at)}`;
  return [[], [styled('bold', 'Ejected'), `  VMs of ${units.slice(0, 3).join(', ')}${more}: ${times}`]];
}

function stories(faults: DrillResult['faults']): readonly Line[] {
  if (faults.length === 0) return [];
  const rest = faults.length - faultsMax;
  return [
    [],
    [styled('bold', 'Faults')],
    ...faults.slice(0, faultsMax).flatMap(story),
    ...(rest > 0 ? [[`  … and ${rest} more faults`]] : []),
  ];
}

const faultsMax = 8;

function story(fault: FaultResult): readonly Line[] {
  const indent = ' '.repeat(fault.id.length + 4);
  const head: Line = [
    '  ',
    styled('yellow', fault.id),
    '  ',
    styled('bold', fault.target),
    `, ${instant(fault.at)} to ${instant(fault.until)}`,
  ];
  const course = recovery(fault);
  return [head, ...(course === null ? [] : [[indent, ...course]]), [indent, ...cost(fault)]];
}

/** `null` where the fault is of a kind that has no detection and no recovery of its own (D4). */
function recovery(fault: FaultResult): Line | null {
  const { at, detectedAt, servingAgainAt, recoveredAt } = fault;
  if (detectedAt === null && servingAgainAt === null && recoveredAt === null) return null;
  const parts: Span[] = [
    detectedAt === null ? 'not detected before it ended' : `detected after ${duration(detectedAt - at)}`,
    '; ',
    servingAgainAt === null
      ? styled('red', 'not serving again before the end')
      : styled('green', `serving again after ${duration(servingAgainAt - at)}`),
    '; ',
    recoveredAt === null
      ? styled('yellow', 'not recovered before the end')
      : `all of it back at ${instant(recoveredAt)}`,
  ];
  return parts;
}

function cost({ dropped, unreachable, shed }: FaultResult): Line {
  if (dropped + unreachable + shed === 0) return [styled('green', 'no attempt lost')];
  const lost = `${count(dropped)} dropped, ${count(unreachable)} unreachable`;
  return [styled('red', `lost ${lost}`), shed === 0 ? '' : `; ${count(shed)} shed for want of capacity`];
}

function instant(seconds: number): string {
  return duration(seconds);
}
