import { expect, it } from 'vitest';
import { keelgate, withFolder } from '../testing/keelgate.ts';

it('prints what a template holds', () => {
  const { status, out } = keelgate(['validate', 'examples/zone-at-peak/azuredeploy.json']);
  expect(status).toBe(0);
  expect(out).toContain('primary West Europe: 3 units, zones 1, 2, 3');
  expect(out).toContain('shop at /shop: 2 operations');
});

it('prints counts and problems as JSON, and exits 2 with an error', () => {
  const text =
    '{ "resources": [\n  { "type": "Microsoft.ApiManagement/service", "name": "s", "location": "West Europe",\n    "sku": { "name": "Basic", "capacity": 9 }, "properties": {} } ] }';
  const { status, out, err } = withFolder({ 't.json': text }, (folder) =>
    keelgate(['validate', 't.json', '--json'], folder),
  );
  expect(status).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    counts: { apis: 0 },
    problems: [
      {
        severity: 'error',
        code: 'service/units-in-tier',
        file: 't.json',
        line: 3,
        column: 43,
        path: 'regions/0/units',
      },
    ],
  });
  expect(err).toContain('t.json:3:43: error');
});

it('needs the parameters that the template asks for', () => {
  const { status, err } = keelgate(['validate', 'examples/one-unit/azuredeploy.json']);
  expect([status, err.split('\n')[0]]).toEqual([
    2,
    expect.stringContaining('the template needs the parameter serviceName'),
  ]);
  expect(
    keelgate([
      'validate',
      'examples/one-unit/azuredeploy.json',
      '--parameters',
      'examples/one-unit/azuredeploy.parameters.json',
    ]).status,
  ).toBe(0);
});

it('has an example in every help', () => {
  for (const verb of ['drill', 'validate']) expect(keelgate([verb, '--help']).out).toContain('Example:');
  expect(keelgate(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
