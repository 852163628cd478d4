import type { Value } from '../../value.ts';
import type { TemplateFunction } from '../define-function.ts';
import { list, record, unknown } from '../answer.ts';
import { exactly, listOf, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const groupByFunction: TemplateFunction = {
  name: 'groupBy',
  source: page('lambda', 'groupBy'),
  arity: exactly(2),
  lambdas: [{ argument: 1, parameters: { min: 1, max: 1 } }],
  call: ([items], work) => {
    const keyOf = work.lambda(1);
    const groups = new Map<string, Value[]>();
    for (const item of listOf(items, work).items) {
      const key = keyOf(item);
      if (key.kind === 'unknown') return unknown(key.what, work);
      const name = stringOf(key, work, 1);
      const group = groups.get(name) ?? [];
      group.push(item);
      groups.set(name, group);
    }
    return record(
      [...groups].map(([name, group]) => [name, list(group, work)]),
      work,
    );
  },
};
