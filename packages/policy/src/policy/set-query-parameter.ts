import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { existsAction } from './part/exists-action.ts';
import { anyText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import type { Query } from '../http/url.ts';
import { queryValues } from '../http/url.ts';
import type { Config } from '../shape/shape.ts';
import type { ExistsAction } from './part/exists-action.ts';

const config = shape({
  attributes: { name: required(name), 'exists-action': existsAction },
  children: { value: many(anyText) },
});

/** `<set-query-parameter>`: sets, adds or removes a parameter of the URL. */
export const setQueryParameter: Policy = definePolicy({
  name: 'set-query-parameter',
  doc: 'https://learn.microsoft.com/azure/api-management/set-query-parameter-policy',
  sections: ['inbound', 'backend'],
  shape: config,
  drills: true,
  compile: compileSetQueryParameter,
});

function compileSetQueryParameter({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { name: parameter, 'exists-action': action } = attributes;
  const values = children.value.map(({ text }) => text);
  work.pure(
    [parameter, action, ...values].flatMap(({ reads }) => reads),
    (exchange) => {
      const { request } = exchange;
      const wanted = parameter.of(exchange);
      const texts = values.map((value) => value.of(exchange));
      request.query = changed(request.query, { name: wanted, values: texts, action: action.of(exchange) });
      exchange.notes?.push(`${wanted}: ${queryValues(request.query, wanted).join(', ') || '(removed)'}`);
    },
  );
}

type Change = { readonly name: string; readonly values: readonly string[]; readonly action: ExistsAction };

/** The query with a parameter set, added or removed. A parameter that is replaced keeps its place. */
export function changed(query: Query, { name: wanted, values, action }: Change): Query {
  const folded = wanted.toLowerCase();
  const at = query.findIndex(([key]) => key.toLowerCase() === folded);
  const added = values.map((value) => [wanted, value] as const);
  if (at < 0) return action === 'delete' ? query : [...query, ...added];
  if (action === 'skip') return query;
  if (action === 'append') return [...query, ...added];
  const others = query.filter(([key]) => key.toLowerCase() !== folded);
  return action === 'delete' ? others : [...others.slice(0, at), ...added, ...others.slice(at)];
}
