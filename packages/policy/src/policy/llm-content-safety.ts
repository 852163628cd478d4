import type { CompileWork, Policy } from '../define.ts';
import type { OutgoingRequest, Response } from '../http/message.ts';
import type { Exchange } from '../program/exchange.ts';
import { internalError } from '../program/error-response.ts';
import { PolicyFailure } from '../program/failure.ts';
import { computed, literal } from '../program/operand.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, oneOf, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { callService, neverIgnored } from './part/call-service.ts';
import type { SafetyRules } from './part/content-safety.ts';
import { analyzeRequest, refusalIn, shieldRequest, windowsMax, windowsOf } from './part/content-safety.ts';
import { jsonOf } from './part/model-json.ts';
import { answerText, promptOf } from './part/prompt.ts';
import { atLeastOne } from './part/range.ts';
import { someText } from './part/value.ts';

const category = shape({
  attributes: {
    name: required(oneOf('Hate', 'SelfHarm', 'Sexual', 'Violence')),
    threshold: required(whole({ min: 0, max: 7 })),
  },
});
const categoryList = shape({
  attributes: { 'output-type': optional(oneOf('FourSeverityLevels', 'EightSeverityLevels'), 'FourSeverityLevels') },
  children: { category: some(category) },
});
const blocklistIds = shape({ children: { id: some(someText) } });

const config = shape({
  attributes: {
    'backend-id': required(name),
    'shield-prompt': optional(flag, false),
    'enforce-on-completions': optional(flag, false),
    'window-size': optional(atLeastOne, 10_000),
    'window-overlap-size': optional(whole()),
  },
  children: { categories: maybe(categoryList), blocklists: maybe(blocklistIds) },
  isOrdered: false,
});

/** `<llm-content-safety>`: has prompts, and completions too, judged by Azure AI Content Safety. */
export const llmContentSafety: Policy = definePolicy({
  name: 'llm-content-safety',
  doc: 'https://learn.microsoft.com/azure/api-management/llm-content-safety-policy',
  sections: ['inbound', 'outbound'],
  needs: 'an Azure AI Content Safety service behind the backend that it names',
  shape: config,
  differences: [
    'Credentials of the backend are not part of a request: what answers must not ask for any.',
    'An answer that refuses to come, or says that something is wrong, is an error with status 500.',
    'A streamed completion is judged as a whole when it is there, not while it comes.',
    'The reason ContentSafetyViolation is not documented.',
  ],
  compile: compileContentSafety,
});

type Safety = Config<typeof config>;

/** What is judged, in which piece by piece, and what with. */
type Judging = {
  readonly rules: SafetyRules;
  readonly endpoint: string;
  readonly shields: boolean;
  readonly pieces: readonly string[];
  at: number;
};

function compileContentSafety(safety: Safety, work: CompileWork): void {
  const { attributes } = safety;
  const { builder, section } = work;
  if (section === 'outbound') {
    judge(safety, work, { textOf: completionOf, name: 'completion' });
    return;
  }
  judge(safety, work, { textOf: ({ request }) => promptOf(request.body).text, name: 'prompt' });
  if (attributes['enforce-on-completions'].literal?.value === false) return;
  work.atResponse(() => {
    const done = builder.label();
    work.step((at) => ({ kind: 'branch', test: attributes['enforce-on-completions'], otherwise: at(done) }));
    judge(safety, work, { textOf: completionOf, name: 'completion' });
    builder.put(done);
  });
}

function completionOf({ response }: Exchange): string {
  return response === null ? '' : answerText(jsonOf(response.body));
}

type Judged = { readonly name: 'prompt' | 'completion'; readonly textOf: (exchange: Exchange) => string };

/** Adds the steps that have a text judged, piece by piece. */
function judge(safety: Safety, work: CompileWork, { name: what, textOf }: Judged): void {
  const { builder, id } = work;
  const own = `${id} ${what}`;
  const judging = ({ state }: Exchange): Judging => state.get(own) as Judging;
  const piece = (exchange: Exchange): string => judging(exchange).pieces[judging(exchange).at] ?? '';
  const done = builder.label();
  const again = builder.label();
  const analyzing = builder.label();
  work.pure(['Request.Body', 'Response.Body'], (exchange) => {
    exchange.state.set(own, beginning(safety, work, { exchange, text: textOf(exchange), isPrompt: what === 'prompt' }));
  });
  const hasText = computed([], (exchange) => judging(exchange).pieces.length > 0);
  work.step((at) => ({ kind: 'branch', test: hasText, otherwise: at(done) }));
  const loop = builder.loop();
  work.step(() => ({ kind: 'loop', loop }));
  builder.put(again);
  const shields = computed([], (exchange) => judging(exchange).shields);
  work.step((at) => ({ kind: 'branch', test: shields, otherwise: at(analyzing) }));
  ask(work, judging, (exchange) => shieldRequest(judging(exchange).endpoint, piece(exchange)));
  builder.put(analyzing);
  const next = builder.label();
  const analyzes = computed([], (exchange) => analyzesAny(judging(exchange).rules));
  work.step((at) => ({ kind: 'branch', test: analyzes, otherwise: at(next) }));
  ask(work, judging, (exchange) => {
    const { endpoint, rules } = judging(exchange);
    return analyzeRequest(endpoint, piece(exchange), rules);
  });
  builder.put(next);
  work.pure([], (exchange) => {
    judging(exchange).at += 1;
  });
  const hasMore = computed([], (exchange) => judging(exchange).at < judging(exchange).pieces.length);
  const times = computed([], (exchange) => judging(exchange).pieces.length);
  work.step((at) => ({ kind: 'repeat', loop, times, while: hasMore, again: at(again) }));
  builder.put(done);
}

function analyzesAny({ thresholds, blocklists }: SafetyRules): boolean {
  return thresholds.size > 0 || blocklists.length > 0;
}

type Beginning = { readonly exchange: Exchange; readonly text: string; readonly isPrompt: boolean };

function beginning(
  { attributes, children }: Safety,
  work: CompileWork,
  { exchange, text, isPrompt }: Beginning,
): Judging {
  const backendId = attributes['backend-id'].of(exchange);
  const target = work.context.snapshot.backends.find(({ id }) => id === backendId)?.target;
  if (target?.kind !== 'single') {
    const message = `Backend ${backendId} is not defined.`;
    throw new PolicyFailure(work.error({ ...internalError, reason, message }));
  }
  const size = attributes['window-size'].of(exchange);
  const overlap = attributes['window-overlap-size']?.of(exchange) ?? 0;
  const pieces = windowsOf(text, { size, overlap });
  if (pieces === null) {
    const message = `The text would be judged in more than ${windowsMax} pieces.`;
    throw new PolicyFailure(work.error({ ...internalError, reason, message }));
  }
  return {
    endpoint: target.url,
    shields: isPrompt && attributes['shield-prompt'].of(exchange),
    pieces,
    at: 0,
    rules: rulesAt(children, exchange),
  };
}

function rulesAt({ categories, blocklists }: Safety['children'], exchange: Exchange): SafetyRules {
  const thresholds = (categories?.children.category ?? []).map(({ attributes }) => {
    return [attributes.name.of(exchange), attributes.threshold.of(exchange)] as const;
  });
  return {
    thresholds: new Map(thresholds),
    outputType: categories?.attributes['output-type'].of(exchange) ?? 'FourSeverityLevels',
    blocklists: (blocklists?.children.id ?? []).map(({ text }) => text.of(exchange)),
  };
}

const reason = 'ContentSafetyFailure';

function ask(
  work: CompileWork,
  judging: (exchange: Exchange) => Judging,
  request: (exchange: Exchange) => OutgoingRequest,
): void {
  const answer = `${work.id} answer`;
  callService(work, {
    request,
    timeoutUs: literal(60e6),
    ignoresErrors: neverIgnored,
    reason,
    answered: ({ state }, response) => void state.set(answer, response),
  });
  work.pure([], (exchange) => {
    const why = refusalIn(exchange.state.get(answer) as Response, judging(exchange).rules);
    if (why === null) return;
    exchange.notes?.push(why);
    const message = 'Request failed content safety check.';
    throw new PolicyFailure(work.error({ reason: 'ContentSafetyViolation', message, status: 403 }));
  });
}
