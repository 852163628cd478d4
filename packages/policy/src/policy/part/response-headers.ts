import type { CompileWork } from '../../define.ts';
import type { ResponseDescription } from '../../description.ts';
import { responseOf } from '../../description.ts';
import type { Exchange } from '../../program/exchange.ts';
import { responseTarget } from '../../program/target.ts';
import type { Finding, Judged } from './finding.ts';
import type { ParameterGroup } from './parameters.ts';
import type { ValidationAction } from './validation-action.ts';
import { valueChecker } from './value-check.ts';

type Described = { readonly name: string; readonly required?: boolean; readonly schema?: unknown };

/** What is wrong with the headers of a response. */
export function headerFindings(work: CompileWork, rules: ParameterGroup): (exchange: Exchange) => readonly Judged[] {
  const check = valueChecker(work);
  return (exchange) => {
    const { status, headers } = responseTarget.of(exchange);
    const described = describedHeaders(responseOf(work.context.description, status));
    const own = new Map(rules.named.map(({ name, action }) => [name.of(exchange).toLowerCase(), action.of(exchange)]));
    function judge(found: Finding | null, isDescribed: boolean): readonly Judged[] {
      if (found === null) return [];
      const otherwise: ValidationAction = (isDescribed ? rules.specified : rules.unspecified).of(exchange);
      return [{ ...found, action: own.get(found.name.toLowerCase()) ?? otherwise }];
    }
    const sent = [...headers].flatMap(([key, { name, values }]) => {
      const known = described.get(key);
      if (known === undefined) return judge(unspecified(name), false);
      return judge(check(exchange.rt, { name, type: 'ResponseHeader', schema: known.schema, values }), true);
    });
    const missing = [...described].filter(([key, { required }]) => required === true && !headers.has(key));
    return [...sent, ...missing.flatMap(([, { name }]) => judge(absent(name), true))];
  };
}

/** The headers that are described, by name in lower case. Content types describe a header of their own. */
function describedHeaders(response: ResponseDescription | null): ReadonlyMap<string, Described> {
  const described = new Map<string, Described>(
    Object.entries(response?.headers ?? {}).map(([name, what]) => [name.toLowerCase(), { ...what, name }]),
  );
  if (response?.content !== undefined && !described.has('content-type'))
    described.set('content-type', { name: 'Content-Type' });
  return described;
}

function unspecified(name: string): Finding {
  const details = `Unspecified header ${name} is not allowed.`;
  return { name, type: 'ResponseHeader', rule: 'Unspecified', details, said: null };
}

function absent(name: string): Finding {
  const details = `Required header ${name} is missing.`;
  return { name, type: 'ResponseHeader', rule: 'IncorrectMessage', details, said: null };
}
