import type { Drill, Fault, Snapshot } from '@keelgate/model';
import { isError, printFault } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { ordersFiles, ordersPlaces, ordersSnapshot } from '../fixture/orders.ts';
import { checkDrill, parseDrill } from './index.ts';

type Checked = { readonly drill: Drill | null; readonly errors: readonly string[] };

function check(autoscale: string, snapshot: Snapshot = ordersSnapshot): Checked {
  const text = `service: { template: t.json }\nduration: 2h\nclients: [{ location: West Europe, rate: 1/s, subscriptions: none }]\n${autoscale}\n`;
  const parsed = parseDrill({ file: 'd.yaml', text });
  if (!parsed.ok) return { drill: null, errors: parsed.failure.map(printFault) };
  const { drill, faults } = checkDrill(parsed.value, { snapshot, places: ordersPlaces, files: ordersFiles });
  return { drill, errors: faults.filter((fault: Fault) => isError(fault)).map(printFault) };
}

const withSetting: Snapshot = {
  ...ordersSnapshot,
  service: ordersSnapshot.service && {
    ...ordersSnapshot.service,
    autoscale: [{ location: 'West Europe', minimum: 3, maximum: 9, default: 3, steps: [3, 3] }],
  },
};

describe('autoscale', () => {
  test("has the template's bounds and steps, and Microsoft's sample thresholds, unless the drill says others", () => {
    expect(check('autoscale: {}', withSetting).drill?.autoscale).toEqual({
      minimum: 3,
      maximum: 9,
      out: { share: 0.7, forUs: 1800e6, step: 3, cooldownUs: 3600e6 },
      in: { share: 0.35, forUs: 1800e6, step: 3, cooldownUs: 5400e6 },
      takesUs: 1200e6,
    });
  });

  test('is what the drill says, in steps of the zones', () => {
    const said =
      'autoscale: { minimum: 3, maximum: 6, scaleOut: { above: 80%, for: 5m, cooldown: 10m }, scaleIn: none, takes: 30m }';
    expect(check(said).drill?.autoscale).toEqual({
      minimum: 3,
      maximum: 6,
      out: { share: 0.8, forUs: 300e6, step: 3, cooldownUs: 600e6 },
      in: null,
      takesUs: 1800e6,
    });
  });

  test('is none where the drill does not ask for it', () => {
    expect(check('', withSetting).drill?.autoscale).toBeNull();
  });

  test.each([
    ['no bounds anywhere', 'autoscale: {}', 'd.yaml:4:12: error: autoscale has no minimum, and the template'],
    ['a step that the zones cannot share', 'autoscale: { minimum: 3, maximum: 6, scaleOut: { by: 2 } }', 'd.yaml:4:48'],
    ['a maximum that the zones cannot share', 'autoscale: { minimum: 3, maximum: 7 }', 'd.yaml:4:35'],
    ['more than the tier has', 'autoscale: { minimum: 3, maximum: 99 }', 'd.yaml:4:35'],
    ['a minimum above the maximum', 'autoscale: { minimum: 6, maximum: 3 }', 'd.yaml:4:23'],
    ['a threshold without its unit', 'autoscale: { minimum: 3, maximum: 6, scaleOut: { above: 70 } }', 'd.yaml:4:57'],
    ['an unknown key', 'autoscale: { min: 3, maximum: 6 }', 'd.yaml:4:14'],
    ['a wait that is too short to see', 'autoscale: { minimum: 3, maximum: 6, scaleIn: { for: 5s } }', 'd.yaml:4:54'],
    [
      'thresholds that cross',
      'autoscale: { minimum: 3, maximum: 6, scaleOut: { above: 30% }, scaleIn: { below: 40% } }',
      'd.yaml:4:73',
    ],
  ])('%s is one clear error', (_, text, starts) => {
    const { errors } = check(text);
    expect(errors.map((line) => line.slice(0, starts.length))).toContain(starts);
    expect(errors.join()).not.toMatch(/undefined|NaN/);
  });
});
