import { bodyText, textBody } from '@keelgate/policy';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';
import { createCall, evaluationOf } from '../one-document.ts';

type Order = { quantity: number; lines: unknown[] };

function order(lines: number): string {
  const line = { sku: 'a-1', title: 'Something to buy', price: 9.5, count: 3, tags: ['new', 'blue'], gift: false };
  return JSON.stringify({ id: '4711', quantity: 1, lines: Array.from({ length: lines }, () => line) });
}

const expression = `@{
  var order = context.Request.Body.As<JObject>();
  order["quantity"] = (int)order["quantity"] + 1;
  return order.ToString(Newtonsoft.Json.Formatting.None);
}`;

/** A body read, one member of it changed, and printed again. */
export const jsonEdit: BenchCase = defineCase({
  name: 'json-edit',
  question: 'What does it cost to change a member of a JSON body, beside JSON.parse and JSON.stringify?',
  target: null,
  run: (options) =>
    [1, 10, 100].flatMap((lines) => {
      const text = order(lines);
      const call = createCall(text);
      const evaluate = evaluationOf(expression);
      return measureInTurn(
        [
          {
            name: `by hand, ${text.length} characters`,
            run: () => {
              const parsed = JSON.parse(bodyText(textBody(text))) as Order;
              parsed.quantity += 1;
              return JSON.stringify(parsed);
            },
          },
          {
            name: `as JObject, ${text.length} characters`,
            run: () => {
              call.request.body = textBody(text);
              return evaluate(call);
            },
          },
        ],
        options,
      );
    }),
});
