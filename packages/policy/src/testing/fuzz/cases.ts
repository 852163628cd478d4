import fc from 'fast-check';
import { defaultLimits } from '../../dotnet/runtime.ts';
import { expressionBody } from '../arbitrary-expression.ts';
import { almostDocument } from '../arbitrary-document.ts';
import { printPolicyExpression } from '../print/print.ts';
import type { FuzzCase } from './judge.ts';
import { documentOf, fragmentOf } from './make-document.ts';
import { requestOf } from './make-request.ts';
import { mutated } from './mutate.ts';
import { numbers, tapeOf } from './tape.ts';
import type { Tape } from './tape.ts';
import { policyCode } from './typed-code.ts';

/** The kinds of cases there are, each with everything in it random. */

/** A document may hold many expressions: each gets little. */
const small = { ...defaultLimits, fuel: 200_000, textChars: 1 << 20, items: 50_000 };

export function documents(): fc.Arbitrary<FuzzCase> {
  return fc.tuple(numbers(250), numbers(60)).map(([document, request]) => {
    const tape = tapeOf(document);
    return { text: documentOf(tape), request: withFragments(tapeOf(request), tape), limits: small };
  });
}

function withFragments(tape: Tape, fragment: Tape): FuzzCase['request'] {
  const request = requestOf(tape);
  return tape.oneIn(3) ? { ...request, fragments: { f: fragmentOf(fragment), x: '<fragment/>' } } : request;
}

export function expressions(): fc.Arbitrary<FuzzCase> {
  return fc.tuple(numbers(120), numbers(20)).map(([code, request]) => ({
    text: holding(policyCode(tapeOf(code))),
    request: requestOf(tapeOf(request)),
    limits: { ...defaultLimits, fuel: 2_000_000 },
  }));
}

/** Any tree of C#, typed or not. */
export function trees(): fc.Arbitrary<FuzzCase> {
  return expressionBody.map((body) => ({
    text: holding(printPolicyExpression(body)),
    request: { method: 'GET', url: 'https://api.example.com/orders/1' },
    limits: small,
  }));
}

/** Text that is nearly a document, and documents with mistakes in them. */
export function mutations(sources: readonly string[]): fc.Arbitrary<FuzzCase> {
  const made = fc.tuple(numbers(250), numbers(40), numbers(60)).map(([document, changes, request]) => {
    const tape = tapeOf(changes);
    const source = sources.length > 0 && tape.oneIn(2) ? tape.pick(sources) : documentOf(tapeOf(document));
    return {
      text: tape.oneIn(4) ? source : mutated(source, sources, tape),
      request: requestOf(tapeOf(request)),
      limits: small,
    };
  });
  const rubbish = fc.oneof(almostDocument, fc.string({ unit: 'binary' })).map((text) => ({
    text,
    request: { method: 'GET', url: 'https://api.example.com/' },
    limits: small,
  }));
  return fc.oneof({ weight: 9, arbitrary: made }, { weight: 1, arbitrary: rubbish });
}

/** What XML cannot hold at all. */
const noXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function holding(source: string): string {
  const value = source
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll("'", '&apos;')
    .replaceAll(noXml, '?');
  const policies = [
    `<set-variable name="v" value='${value}' />`,
    '<set-body>@(context.Variables["v"] + "")</set-body>',
  ];
  return `<policies><inbound>${policies.join('')}</inbound><backend><base /></backend><outbound /><on-error /></policies>`;
}

export const everyKind: readonly (readonly [string, (sources: readonly string[]) => fc.Arbitrary<FuzzCase>])[] = [
  ['documents', documents],
  ['expressions', expressions],
  ['trees', trees],
  ['mutations', mutations],
];
