import { describe, expect, it } from 'vitest';
import { deployJson } from './testing/deploy-json.ts';

describe('a template that asks for more than anyone needs is one fault', () => {
  const service = { type: 'Microsoft.ApiManagement/service', name: 's' };
  function chain(size: number, link: (at: number) => unknown): object {
    return Object.fromEntries(
      Array.from({ length: size }, (_, at) => [`v${at}`, at === 0 ? 'xxxxxxxx' : link(at - 1)]),
    );
  }
  function last(variables: object): object {
    return { variables, resources: [{ ...service, x: `[variables('v${Object.keys(variables).length - 1}')]` }] };
  }
  function nested(depth: number, copies: number): object {
    if (depth === 0) return { resources: [service] };
    const copy = { copy: { name: 'c', count: copies } };
    return {
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          name: "[concat('d', copyIndex())]",
          ...copy,
          properties: { template: nested(depth - 1, copies) },
        },
      ],
    };
  }
  const twice = (at: number): string => `variables('v${at}')`;

  it.each<[string, unknown, string]>([
    ['a text that doubles', last(chain(60, (at) => `[concat(${twice(at)}, ${twice(at)})]`)), 'arm/too-much'],
    ['a list that doubles', last(chain(60, (at) => [`[${twice(at)}]`, `[${twice(at)}]`])), 'arm/too-much'],
    [
      'a residual that doubles',
      last({ ...chain(60, (at) => `[concat(${twice(at)}, ${twice(at)})]`), v0: "[reference('/r').x]" }),
      'arm/too-much',
    ],
    ['a chain of variables', last(chain(5000, (at) => `[${twice(at)}]`)), 'arm/too-deep'],
    ['deployments in deployments', nested(30, 1), 'arm/too-deep'],
    ['copies of copies of deployments', nested(8, 800), 'arm/too-much'],
    [
      'copies in copies in copies',
      {
        resources: [
          {
            ...service,
            name: "[concat('s', copyIndex())]",
            copy: { name: 'a', count: 800 },
            x: { copy: [{ name: 'b', count: 800, input: { copy: [{ name: 'c', count: 800, input: 'x' }] } }] },
          },
        ],
      },
      'arm/too-much',
    ],
    [
      'loops in loops',
      {
        resources: [
          {
            ...service,
            x: "[map(range(0, 10000), lambda('a', map(range(0, 10000), lambda('b', lambdaVariables('b')))))]",
          },
        ],
      },
      'arm/too-much',
    ],
    [
      'a function of itself',
      {
        functions: [{ namespace: 'n', members: { f: { output: { value: '[concat(n.f(), n.f())]' } } } }],
        resources: [{ ...service, x: '[n.f()]' }],
      },
      'arm/too-deep',
    ],
    [
      'an expression as deep as it is long',
      { resources: [{ ...service, x: `[${'not('.repeat(5000)}true()${')'.repeat(5000)}]` }] },
      'arm/wrong-expression',
    ],
  ])('%s', (_, hostile, code) => {
    expect(deployJson(hostile).faults.map((fault) => fault.code)).toEqual([code]);
  });

  it.each([
    ['toLower(add(', ', 1))'],
    ['tryGet(', ", 'x')"],
    ["if(reference('/r').y, ", ', 1)'],
    ['nosuch(', ')'],
    ['add(', ", 'x')"],
    ["map(range(0, 1), lambda('x', ", '))'],
  ])('what is wrong inside of what is wrong is not worked out twice: %s', (open, close) => {
    const x = `[${open.repeat(40)}1${close.repeat(40)}]`;
    expect(deployJson({ resources: [{ ...service, x }] }).resources.length).toBe(1);
  });
});
