import type { Api } from '@keelgate/model';
import { members } from '../record/json.ts';
import { type Shape, flag, list, nullable, oneOf, optional, record, text, word } from '../record/shape.ts';
import { policyShape } from './policy.ts';
import type { Section } from './section.ts';

/** An API without its operations and schemas, which have sections of their own: there may be tens of thousands. */
const shape: Shape<Omit<Api, 'operations' | 'schemas'>> = record<Omit<Api, 'operations' | 'schemas'>>({
  id: text,
  name: text,
  path: text,
  protocols: list(word()),
  type: oneOf({ http: true, soap: true, graphql: true, websocket: true, odata: true, grpc: true }),
  serviceUrl: nullable(text),
  subscriptionRequired: flag,
  keyNames: record({ header: word(), query: word() }),
  versionSetId: nullable(text),
  version: nullable(text),
  revision: word(),
  current: flag,
  online: flag,
  policy: nullable(policyShape),
  rest: optional(members),
});

export const apis: Section = {
  name: 'apis',
  *records(snapshot) {
    for (const api of snapshot.apis) yield shape.pack(api);
  },
  count: (snapshot) => snapshot.apis.length,
  add: (draft, packed) => {
    draft.apis.push({ ...shape.unpack(packed), operations: [], schemas: [] });
  },
};
