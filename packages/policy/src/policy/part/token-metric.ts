import type { CompileWork, Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import type { Exchange } from '../../program/exchange.ts';
import { computed } from '../../program/operand.ts';
import { optionalLiteral } from '../../shape/attribute.ts';
import { name } from '../../shape/kind.ts';
import type { Config } from '../../shape/shape.ts';
import { shape, some } from '../../shape/shape.ts';
import { checkDimensions, dimension, dimensionsOf } from './dimension.ts';
import type { Prompt } from './prompt.ts';
import { promptOf } from './prompt.ts';
import type { TokenUsage } from './token-usage.ts';
import { usageOf } from './token-usage.ts';

/** So many dimensions that API Management does not fill in itself. */
const dimensionsMax = 5;

const metric = shape({
  attributes: { namespace: optionalLiteral(name, 'API Management') },
  children: { dimension: some(dimension) },
  check: (reader) => checkDimensions(reader, dimensionsMax),
});

type PolicyName = 'llm-emit-token-metric' | 'azure-openai-emit-token-metric';

/** Both names of the policy that sends metrics of the tokens that a language model used. */
export function tokenMetric(policyName: PolicyName): Policy {
  return definePolicy({
    name: policyName,
    doc: `https://learn.microsoft.com/azure/api-management/${policyName}-policy`,
    sections: ['inbound'],
    shape: metric,
    differences: [
      'Tokens of streamed answers are estimated by the number of characters (the setting charsPerToken).',
      'Nothing is sent for a response that says nothing of its tokens.',
    ],
    compile: (config, work) => compileTokenMetric(config, work, policyName),
  });
}

const metrics: readonly (readonly [metric: string, count: keyof TokenUsage])[] = [
  ['Total Tokens', 'total'],
  ['Prompt Tokens', 'prompt'],
  ['Completion Tokens', 'completion'],
];

function compileTokenMetric(
  { attributes, children }: Config<typeof metric>,
  work: CompileWork,
  policy: PolicyName,
): void {
  const { builder, id, settings } = work;
  const asked = `${id} prompt`;
  const used = `${id} usage`;
  function usage({ state }: Exchange): TokenUsage | null {
    return (state.get(used) ?? null) as TokenUsage | null;
  }
  // The prompt is read here: when the response is there, the body may have gone.
  work.pure(['Request.Body'], ({ request, state }) => void state.set(asked, promptOf(request.body)));
  work.atResponse(() => {
    const done = builder.label();
    work.pure(['Response.Body'], ({ response, state }) => {
      const prompt = state.get(asked) as Prompt;
      state.set(used, response === null ? null : usageOf(response, prompt, settings.charsPerToken));
    });
    const isKnown = computed(['Response.Body'], (exchange) => usage(exchange) !== null);
    work.step((at) => ({ kind: 'branch', test: isKnown, otherwise: at(done) }));
    for (const [called, count] of metrics)
      work.effect(() => ({
        kind: 'log',
        entry: (exchange) => ({
          policy,
          to: `${attributes.namespace}/${called}`,
          text: String(usage(exchange)?.[count] ?? 0),
          properties: dimensionsOf(exchange, children.dimension),
        }),
      }));
    builder.put(done);
  });
}
