import type { Autoscale } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import type { Body } from './body.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';

/** Azure Monitor's autoscale settings that have the service as their target. They are kept whole beside what is read of them. */
export function readAutoscale(body: Body, draft: Draft): void {
  const target = body.text('properties.targetResourceUri') ?? body.text('properties.targetResourceId') ?? '';
  if (!/microsoft\.apimanagement\/service/i.test(target)) return;
  const location = body.text('location') ?? '';
  for (const profile of body.items('properties.profiles')) {
    draft.autoscale.push(autoscaleOf(profile, findLocation(location)?.displayName ?? location, draft));
  }
}

function autoscaleOf(profile: Body, location: string, draft: Draft): Autoscale {
  const path = `autoscale/${draft.autoscale.length}`;
  remember(draft, path, profile.whole);
  function bound(name: string): number {
    remember(draft, `${path}/${name}`, profile.value(`capacity.${name}`));
    return profile.number(`capacity.${name}`) ?? 1;
  }
  const rules = profile.items('rules');
  remember(draft, `${path}/steps`, rules[0]?.value('scaleAction.value'));
  return {
    location,
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    default: bound('default'),
    steps: rules.map((rule) => rule.number('scaleAction.value') ?? 1),
  };
}
