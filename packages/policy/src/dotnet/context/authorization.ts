import { dictionaryOf } from '../collections/dictionary-value.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** What `get-authorization-context` puts into its variable. */
export type Authorization = {
  readonly net: 'Authorization';
  readonly accessToken: string;
  readonly claims: ReadonlyMap<string, NetValue>;
};

/** A token of the credential manager. */
export const authorization: TypeDefinition = defineType({
  name: 'Authorization',
  kind: 'class',
  source: 'https://learn.microsoft.com/azure/api-management/get-authorization-context-policy',
  members: {
    'string AccessToken { get; }': (_: Runtime, { accessToken }: Authorization) => accessToken,
    'IReadOnlyDictionary<string, object> Claims { get; }': (rt: Runtime, { claims }: Authorization) => {
      burn(rt, claims.size);
      return dictionaryOf([...claims]);
    },
  },
});
