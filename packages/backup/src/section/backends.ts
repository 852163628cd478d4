import type { Backend, BreakerRule, PoolMember } from '@keelgate/model';
import { members } from '../record/json.ts';
import { flag, list, nullable, number, oneOf, optional, record, text, union } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const breaker = record<BreakerRule>({
  name: text,
  threshold: union<BreakerRule['threshold']>({
    count: record({ count: number }),
    percentage: record({ percentage: number }),
  }),
  intervalUs: number,
  statusRanges: list(record({ min: number, max: number })),
  errorReasons: list(text),
  tripUs: number,
  acceptRetryAfter: flag,
});

type Pool = Omit<Extract<Backend['target'], { readonly kind: 'pool' }>, 'kind'>;

const shape = record<Backend>({
  id: text,
  target: union<Backend['target']>({
    single: record({ url: text, protocol: oneOf({ http: true, soap: true }) }),
    pool: record<Pool>({
      members: list(record<PoolMember>({ backendId: text, weight: nullable(number), priority: nullable(number) })),
      sessionCookie: optional(text),
    }),
  }),
  breaker: nullable(breaker),
  rest: optional(members),
});

export const backends: Section = listSection('backends', shape);
