import type { Exchange } from '@keelgate/policy';
import { bodyText, headerText } from '@keelgate/policy';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';
import { createCall, evaluationOf, facts } from '../one-document.ts';

type Body = { readonly customer: { readonly city: string }; readonly lines: readonly { readonly price: number }[] };

const body = '{"customer":{"name":"Ada","city":"London"},"lines":[{"price":9.5},{"price":12}]}';

/** Expressions as policies have them, each with JavaScript that comes to the same. */
const expressions: readonly (readonly [expression: string, byHand: (call: Exchange) => unknown])[] = [
  ['@(context.Request.Method == "POST")', ({ request }) => request.method === 'POST'],
  ['@(context.Request.IpAddress)', ({ request }) => request.ip],
  [
    '@(context.Request.Headers.GetValueOrDefault("X-Tier", "basic") == "gold")',
    ({ request }) => (headerText(request.headers, 'X-Tier') ?? 'basic') === 'gold',
  ],
  ['@(context.Request.Headers.ContainsKey("X-Tier"))', ({ request }) => request.headers.has('x-tier')],
  [
    '@(context.Request.Url.Path.StartsWith("/orders") ? 1 : 2)',
    ({ request }) => (request.path.startsWith('/orders') ? 1 : 2),
  ],
  ['@(context.Deployment.Region + "/" + context.Deployment.ServiceName)', () => `${facts.deployment.region}/shop`],
  [
    '@($"{context.Request.Method} from {context.Request.IpAddress}")',
    ({ request }) => `${request.method} from ${request.ip}`,
  ],
  ['@(context.RequestId.ToString())', () => facts.requestId],
  [
    '@(string.Join(",", new [] { "a", "b", "c" }.Select(x => x.ToUpper())))',
    () => ['a', 'b', 'c'].map((x) => x.toUpperCase()).join(','),
  ],
  [
    '@{ var sum = 0; for (var i = 0; i < 100; i++) { sum += i * i; } return sum; }',
    () => {
      let sum = 0;
      for (let i = 0; i < 100; i += 1) sum = (sum + i * i) | 0;
      return sum;
    },
  ],
  [
    '@((string)context.Request.Body.As<JObject>(preserveContent: true)["customer"]["city"])',
    ({ request }) => (JSON.parse(bodyText(request.body)) as Body).customer.city,
  ],
  [
    '@(context.Request.Body.As<JObject>(preserveContent: true)["lines"].Sum(x => (double)x["price"]))',
    ({ request }) => (JSON.parse(bodyText(request.body)) as Body).lines.reduce((sum, { price }) => sum + price, 0),
  ],
];

/** What one evaluation costs, in the policy that keeps its value. */
export const expressionEval: BenchCase = defineCase({
  name: 'expression-eval',
  question: 'What does the evaluation of an expression cost beside JavaScript that does the same?',
  target: null,
  run: (options) =>
    expressions.flatMap(([expression, byHand]) => {
      const call = createCall(body);
      const evaluate = evaluationOf(expression);
      return measureInTurn(
        [
          {
            name: 'by hand',
            run: () => call.variables.set('value', byHand(call) as string),
          },
          { name: expression, run: () => evaluate(call) },
        ],
        { ...options, rounds: Math.ceil(options.rounds / 3) },
      );
    }),
});
