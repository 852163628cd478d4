import type { CompileWork } from '../../define.ts';
import { readJson } from '../../dotnet/json/read-json.ts';
import { textOf } from '../../dotnet/protocol.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Body } from '../../http/body.ts';
import { bodyText, copyBody, textBody } from '../../http/body.ts';
import type { Headers } from '../../http/headers.ts';
import { formatOf } from '../../http/media-type.ts';
import type { LiquidValue } from '../../liquid/liquid-value.ts';
import { netContent } from '../../liquid/net-content.ts';
import { renderLiquid } from '../../liquid/render.ts';
import { xmlContent } from '../../liquid/xml-content.ts';
import { internalError } from '../../program/error-response.ts';
import type { Exchange } from '../../program/exchange.ts';
import { PolicyFailure } from '../../program/failure.ts';
import { freshRuntime } from '../../program/fresh-runtime.ts';
import type { Operand } from '../../program/operand.ts';
import { liquidContext } from './liquid-context.ts';

/** How Liquid sees the body that it is given. */
export type LiquidBody = { readonly 'xsi-nil': 'blank' | 'null'; readonly 'parse-date': boolean };

/** Sets the body to what a Liquid template makes of the one that is there. */
export function compileLiquidBody(content: Operand<NetValue> | null, how: LiquidBody, work: CompileWork): void {
  work.pure([...(content?.reads ?? []), 'Request', 'Response', 'Variables'], (exchange) => {
    const held = content?.of(exchange) ?? '';
    const template = typeof held === 'string' ? held : textOf(exchange.rt, held);
    work.target.of(exchange).body = textBody(renderTemplate(work, exchange, { ...how, template }));
  });
}

/** What a Liquid template makes of the policy's message. */
export function renderTemplate(
  work: CompileWork,
  exchange: Exchange,
  { template, ...how }: LiquidBody & { readonly template: string },
): string {
  const rt = freshRuntime(exchange);
  const bindings = { body: bodyContent(rt, work.target.of(exchange), how), context: liquidContext(rt, exchange) };
  const lowerCaseFilters = work.settings.liquidLowerCaseFilters;
  const rendered = renderLiquid(template, bindings, { rt, lowerCaseFilters });
  if (rendered.ok) return rendered.value;
  throw new PolicyFailure(work.error({ ...internalError, reason: 'LiquidTemplateFailure', message: rendered.failure }));
}

type Message = { readonly headers: Headers; readonly body: Body | null };

/** The body by its members, where its content type says JSON or XML; `null` where it says anything else. */
function bodyContent(rt: Runtime, { headers, body }: Message, how: LiquidBody): LiquidValue {
  const format = formatOf(headers);
  const text = format === null ? '' : bodyText(copyBody(body));
  if (text.trim() === '') return null;
  if (format === 'xml') return xmlContent(text, how['xsi-nil']);
  return netContent(rt, readJson(rt, text, { parsesDates: how['parse-date'] }));
}
