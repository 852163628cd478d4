import type { CompileWork } from '../../define.ts';
import type { ParameterDescription } from '../../description.ts';
import { headerValues } from '../../http/headers.ts';
import { queryValues } from '../../http/url.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import type { Finding, Judged } from './finding.ts';
import type { ValidationAction } from './validation-action.ts';
import type { NamedValue } from './value-check.ts';
import { kindNames, valueChecker } from './value-check.ts';

type Place = ParameterDescription['in'];

/** What becomes of the parameters in one place. */
export type ParameterGroup = {
  readonly specified: Operand<ValidationAction>;
  readonly unspecified: Operand<ValidationAction>;
  /** Parameters with an action of their own. */
  readonly named: readonly { readonly name: Operand<string>; readonly action: Operand<ValidationAction> }[];
};

const types = { header: 'RequestHeader', query: 'QueryParameter', path: 'PathParameter' } as const;

/** What is wrong with the parameters of a request. */
export function parameterFindings(
  work: CompileWork,
  groups: { readonly [place in Place]: ParameterGroup },
): (exchange: Exchange) => readonly Judged[] {
  const described = describedParameters(work);
  const check = valueChecker(work);
  function inPlace(exchange: Exchange, place: Place): readonly Judged[] {
    const group = groups[place];
    const known = described.filter((parameter) => parameter.in === place);
    const own = new Map(group.named.map(({ name, action }) => [name.of(exchange).toLowerCase(), action.of(exchange)]));
    function judge(found: Finding, otherwise: Operand<ValidationAction>): Judged {
      return { ...found, action: own.get(found.name.toLowerCase()) ?? otherwise.of(exchange) };
    }
    const specified = known.flatMap((parameter) => finding(exchange, parameter, check) ?? []);
    const names = new Set(known.map(({ name }) => name.toLowerCase()));
    return [
      ...specified.map((found) => judge(found, group.specified)),
      ...sentNames(exchange, place)
        .filter((name) => !names.has(name.toLowerCase()))
        .map((name) => judge(unspecified(name, types[place]), group.unspecified)),
    ];
  }
  return (exchange) => (['header', 'query', 'path'] as const).flatMap((place) => inPlace(exchange, place));
}

/** The parameters of the description, and those of the template that it leaves out. */
function describedParameters({ context }: CompileWork): readonly ParameterDescription[] {
  const described = context.description?.parameters ?? [];
  const mark = context.urlTemplate.indexOf('?');
  const templates = context.urlTemplate.matchAll(/\{\*?([^{}]+)\}/g);
  const own = [...templates].map((match): ParameterDescription => ({
    name: match[1] ?? '',
    in: mark >= 0 && match.index > mark ? 'query' : 'path',
  }));
  return [...described, ...own.filter((one) => !described.some((other) => isSame(one, other)))];
}

function isSame(left: ParameterDescription, right: ParameterDescription): boolean {
  return left.in === right.in && left.name.toLowerCase() === right.name.toLowerCase();
}

function finding(
  exchange: Exchange,
  parameter: ParameterDescription,
  check: (rt: Runtime, value: NamedValue) => Finding | null,
): Finding | null {
  const { name, in: place, schema, required = place === 'path' } = parameter;
  const type = types[place];
  const values = valuesOf(exchange, parameter);
  if (values.length > 0) return check(exchange.rt, { name, type, schema, values });
  if (!required) return null;
  const details = `Required ${kindNames[type]} ${name} is missing.`;
  return { name, type, rule: 'IncorrectMessage', details, said: details };
}

function valuesOf({ request }: Exchange, { name, in: place }: ParameterDescription): readonly string[] {
  if (place === 'header') return headerValues(request.headers, name);
  if (place === 'query') return queryValues(request.query, name);
  const found = [...request.parameters].find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? [] : [found[1]];
}

/** Names of what was sent; those that carry a subscription's key belong to the gateway. */
function sentNames({ request, facts }: Exchange, place: Place): readonly string[] {
  const { header, query } = facts.api?.keyNames ?? { header: '', query: '' };
  if (place === 'header')
    return [...request.headers.values()].map(({ name }) => name).filter((name) => !isName(name, header));
  if (place === 'query')
    return [...new Set(request.query.map(([name]) => name))].filter((name) => !isName(name, query));
  return [];
}

function isName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function unspecified(name: string, type: NamedValue['type']): Finding {
  const details = `Unspecified ${kindNames[type]} ${name} is not allowed.`;
  return { name, type, rule: 'Unspecified', details, said: details };
}
