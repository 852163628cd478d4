import type { CompileWork, Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import type { CalendarUnit, CounterSpec } from '../../program/effect.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { computed } from '../../program/operand.ts';
import type { PolicySettings } from '../../program/settings.ts';
import { optional, optionalLiteral, required, requiredLiteral } from '../../shape/attribute.ts';
import { flag, name, oneOf } from '../../shape/kind.ts';
import type { Config } from '../../shape/shape.ts';
import { shape } from '../../shape/shape.ts';
import { atLeastOneOf, needsToo } from './either.ts';
import type { Prompt } from './prompt.ts';
import { promptOf } from './prompt.ts';
import { atLeastOne } from './range.ts';
import { tellRemaining, takeCalls } from './take-calls.ts';
import { promptTokens, usageOf } from './token-usage.ts';

const limit = shape({
  attributes: {
    'counter-key': required(name),
    'tokens-per-minute': optional(atLeastOne),
    'token-quota': optional(atLeastOne),
    'token-quota-period': optionalLiteral(oneOf('Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly')),
    'estimate-prompt-tokens': requiredLiteral(flag),
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-tokens-header-name': optionalLiteral(name),
    'remaining-tokens-variable-name': optionalLiteral(name),
    'remaining-quota-tokens-header-name': optionalLiteral(name),
    'remaining-quota-tokens-variable-name': optionalLiteral(name),
    'tokens-consumed-header-name': optionalLiteral(name),
    'tokens-consumed-variable-name': optionalLiteral(name),
  },
  check: (reader) => {
    atLeastOneOf(reader, 'tokens-per-minute', 'token-quota');
    needsToo(reader, 'token-quota', 'token-quota-period');
  },
});

type PolicyName = 'llm-token-limit' | 'azure-openai-token-limit';

/** Both names of the policy that limits the tokens of a language model, by key: in a minute, in a longer period, or both. */
export function tokenLimit(policyName: PolicyName): Policy {
  return definePolicy({
    name: policyName,
    doc: `https://learn.microsoft.com/azure/api-management/${policyName}-policy`,
    sections: ['inbound'],
    gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
    shape: limit,
    differences: [
      'Tokens are estimated by the number of characters (the setting charsPerToken) and 1200 for an image; the gateway has the tokenizer of the model.',
      'An estimate is corrected by the usage that the response reports; one of a response that reports none stays.',
      'The reasons TokenLimitExceeded and TokenQuotaExceeded are not documented.',
      'Weeks of a quota begin on Sunday, or on Monday with the setting weeksBeginOnMonday.',
    ],
    compile: (config, work) => compileTokenLimit(config, work, policyName),
  });
}

type Attributes = Config<typeof limit>['attributes'];

/** A counter of the policy: what it counts in, and where it says how it stands. */
type Limit = {
  readonly counter: Operand<CounterSpec>;
  readonly remainingHeader: string | null;
  readonly remainingVariable: string | null;
};

function compileTokenLimit({ attributes }: Config<typeof limit>, work: CompileWork, policy: PolicyName): void {
  const { 'counter-key': key, 'tokens-consumed-variable-name': consumed } = attributes;
  const { charsPerToken } = work.settings;
  const state = stateOf(work.id);
  const estimates = attributes['estimate-prompt-tokens'];
  work.pure(['Request.Body'], (exchange) => {
    const prompt = promptOf(exchange.request.body);
    const charged = estimates || prompt.isStreamed ? promptTokens(prompt, charsPerToken) : 0;
    state.set(exchange, { prompt, charged, used: charged });
    exchange.notes?.push(`${charged} tokens of the prompt`);
    if (consumed !== null) exchange.variables.set(consumed, charged);
  });
  const limits = limitsOf(attributes, work, policy);
  for (const { counter, remainingHeader, remainingVariable } of limits)
    takeCalls(work, {
      counter,
      key,
      amount: computed(['Request.Body'], (exchange) => state.get(exchange).charged),
      report: {
        retryAfterHeader: attributes['retry-after-header-name'],
        retryAfterVariable: attributes['retry-after-variable-name'],
        remainingHeader,
        remainingVariable,
        totalHeader: null,
      },
    });
  work.atResponse(() => account(work, { attributes, limits, state, key }));
}

type Charge = { readonly prompt: Prompt; readonly charged: number; readonly used: number };

type State = {
  readonly get: (exchange: Exchange) => Charge;
  readonly set: (exchange: Exchange, charge: Charge) => void;
};

function stateOf(id: string): State {
  const own = `${id} tokens`;
  return { get: ({ state }) => state.get(own) as Charge, set: ({ state }, charge) => void state.set(own, charge) };
}

type Accounting = {
  readonly attributes: Attributes;
  readonly limits: readonly Limit[];
  readonly state: State;
  readonly key: Operand<string>;
};

/** Adds what the response used beyond what was charged, and says how much that was. */
function account(work: CompileWork, { attributes, limits, state, key }: Accounting): void {
  const { 'tokens-consumed-variable-name': variable, 'tokens-consumed-header-name': header } = attributes;
  work.pure(['Response.Body'], (exchange) => {
    const { response } = exchange;
    const charge = state.get(exchange);
    const usage = response === null ? null : usageOf(response, charge.prompt, work.settings.charsPerToken);
    const used = usage?.total ?? charge.charged;
    state.set(exchange, { ...charge, used });
    exchange.notes?.push(`${used} tokens used`);
    if (variable !== null) exchange.variables.set(variable, used);
    if (header !== null) exchange.responseHeaders.set(header, String(used));
  });
  const amount = computed(['Response.Body'], (exchange) => {
    const { used, charged } = state.get(exchange);
    return used - charged;
  });
  for (const { counter, ...report } of limits)
    work.effect(() => ({
      kind: 'counter.add',
      counter,
      key,
      amount,
      answered: (exchange, answer) => tellRemaining(exchange, answer, report),
    }));
}

function limitsOf(attributes: Attributes, work: CompileWork, policy: PolicyName): readonly Limit[] {
  const { 'tokens-per-minute': perMinute, 'token-quota': quota, 'token-quota-period': period } = attributes;
  const shared = { policy, scope: work.scope, unit: 'tokens' } as const;
  const rate = { ...shared, id: `${policy} 60s`, kind: 'rate', periodUs: 60e6, anchor: null } as const;
  const long = {
    ...shared,
    id: `${policy} ${period ?? ''}`,
    kind: 'quota',
    periodUs: 0,
    anchor: { calendar: calendarUnit(period ?? 'Hourly', work.settings) },
  } as const;
  const limits: Limit[] = [];
  if (perMinute !== null)
    limits.push({
      counter: computed(perMinute.reads, (exchange) => ({ ...rate, limit: perMinute.of(exchange) })),
      remainingHeader: attributes['remaining-tokens-header-name'],
      remainingVariable: attributes['remaining-tokens-variable-name'],
    });
  if (quota !== null)
    limits.push({
      counter: computed(quota.reads, (exchange) => ({ ...long, limit: quota.of(exchange) })),
      remainingHeader: attributes['remaining-quota-tokens-header-name'],
      remainingVariable: attributes['remaining-quota-tokens-variable-name'],
    });
  return limits;
}

type Period = NonNullable<Attributes['token-quota-period']>;

function calendarUnit(period: Period, { weeksBeginOnMonday }: PolicySettings): CalendarUnit {
  const units: { readonly [Name in Period]: CalendarUnit } = {
    Hourly: 'hour',
    Daily: 'day',
    Weekly: weeksBeginOnMonday ? 'week from Monday' : 'week from Sunday',
    Monthly: 'month',
    Yearly: 'year',
  };
  return units[period];
}
