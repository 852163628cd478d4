import type { Autoscale } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';
import type { Body } from './body.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';
import { itemsIn, plainIn, plainOf } from './member.ts';

/** Azure Monitor's autoscale settings that have the service as their target. They are kept whole beside what is read of them. */
export function readAutoscale(body: Body, draft: Draft): void {
  if (!/microsoft\.apimanagement\/service/i.test(body.text('properties.targetResourceUri') ?? '')) return;
  const location = body.text('location') ?? '';
  for (const profile of body.list('properties.profiles')) {
    draft.autoscale.push(autoscaleOf(profile, findLocation(location)?.displayName ?? location, draft));
  }
}

function autoscaleOf(profile: Value, location: string, draft: Draft): Autoscale {
  const path = `autoscale/${draft.autoscale.length}`;
  const capacity = entryOf(profile, 'capacity');
  remember(draft, path, profile);
  function bound(name: string): number {
    remember(draft, `${path}/${name}`, entryOf(capacity, name));
    return Number(plainIn(capacity, name) ?? 1);
  }
  const steps = itemsIn(profile, 'rules').map((rule) => entryOf(entryOf(rule, 'scaleAction'), 'value'));
  remember(draft, `${path}/steps`, steps[0]);
  return {
    location,
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    default: bound('default'),
    steps: steps.map((step) => Number(plainOf(step) ?? 1)),
  };
}
