import { test } from '@fast-check/vitest';
import { describe, expect, test as example } from 'vitest';
import { almostDocument } from '../testing/arbitrary-document.ts';
import type { CheckTextOptions } from './check-text.ts';
import { checkText } from './check-text.ts';
import { compilePolicyExpression } from '../expression/policy-expression.ts';

function check(text: string, options: Partial<CheckTextOptions> = {}): readonly string[] {
  const document = { format: 'rawxml', text, place: { file: 'a.xml', line: 1, column: 1 } } as const;
  return checkText(document, { namedValues: null, resources: {}, compileExpression: () => [], ...options }).faults.map(
    ({ severity, code, place }) => `${severity} ${code.replace('policy/', '')} ${place?.line}:${place?.column}`,
  );
}

describe('checkText', () => {
  test.prop([almostDocument])('never throws, and puts every fault in the text', (text) => {
    const lines = text.split('\n').length;
    for (const line of check(text).map((fault) => Number(/(\d+):\d+$/.exec(fault)?.[1]))) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
    }
  });

  example.each([
    [
      'an expression without end hides nothing behind it',
      '<policies><inbound>\n<set-variable name="a" value="@(x" />\n<nope/></inbound></policies>',
      ['error expression-not-closed 2:31', 'error unknown-policy 3:1'],
    ],
    [
      'nor do two',
      '<policies><inbound>\n<set-body>@{ return "a; </set-body>\n<retry condition="@((1)" count=\'1\' interval="x"/></inbound></policies>',
      ['error expression-not-closed 2:11', 'error expression-not-closed 3:19', 'error wrong-value 3:36'],
    ],
    ['what is no document', '<policies><inbound></policies>', ['error not-xml 1:30']],
    [
      'policies one after the other are a part of a document',
      '<!-- for inbound -->\n<set-method>GET</set-method>\n<set-status/>\n<retry/>',
      [
        'error missing-attribute 3:1',
        'error missing-attribute 4:1',
        'error missing-attribute 4:1',
        'error missing-attribute 4:1',
      ],
    ],
    ['so are sections', '<inbound><base/></inbound>\n<outbound><base/></outbound>', []],
    ['and what is no policy among them is told', '<base/>\n<nope/>', ['error wrong-root 2:1']],
    ['two documents are none', '<policies/>\n<policies/>', ['error not-xml 2:10']],
    ['nor are two other elements', '<a/>\n<b/>', ['error not-xml 2:3']],
    [
      'an unknown named value is named once',
      '<inbound><set-header name="{{a}}"/><set-header name="{{a}}"/></inbound>',
      ['warning unknown-named-value 1:28'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(check(text)).toEqual(wanted);
  });

  example('takes a named value that there is not for an error where it is told what there is', () => {
    expect(check('<inbound><set-header name="{{a}}"/></inbound>', { namedValues: [] })).toEqual([
      'error unknown-named-value 1:28',
    ]);
  });

  example('compiles behind the placeholders of a deployment, and points where they stand', () => {
    const compileExpression: CheckTextOptions['compileExpression'] = (source) =>
      source.includes('$')
        ? [{ code: 'e/dollar', severity: 'error', message: 'no C#', at: source.indexOf('$') }]
        : [{ code: 'e/seen', severity: 'warning', message: 'seen', at: source.indexOf('y') }];
    expect(check('<inbound><set-variable name="a" value="@(${x} + y)"/></inbound>', { compileExpression })).toEqual([
      'warning e/seen 1:49',
    ]);
    expect(check('<inbound><set-variable name="a" value="@($ + y)"/></inbound>', { compileExpression })).toEqual([
      'error e/dollar 1:42',
    ]);
  });

  example('takes a named value between more braces for the hole of an interpolated string', () => {
    const compileExpression: CheckTextOptions['compileExpression'] = (source) => {
      const compiled = compilePolicyExpression(source);
      return compiled.ok ? compiled.value.warnings : compiled.failure;
    };
    const faultsOf = (expression: string): readonly string[] =>
      check(`<inbound><set-variable name="a" value='${expression}'/></inbound>`, { compileExpression });
    expect(faultsOf('@($"{{{n}}} {context.RequestId}")')).toEqual(['warning unknown-named-value 1:45']);
    expect(faultsOf('@{ var n = 1; return $"{{{n}}}"; }')).toEqual(['warning unknown-named-value 1:64']);
  });
});
