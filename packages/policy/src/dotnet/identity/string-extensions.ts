import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetObject, Ref } from '../value.ts';
import { basicOf } from './basic-auth-credentials.ts';
import { jwtOf } from './jwt-value.ts';

/** What the gateway adds to `string`. */
export const stringExtensions: TypeDefinition = defineType({
  name: 'StringExtensions',
  kind: 'static',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'static Jwt AsJwt(this string input)': (rt: Runtime, input: string | null) => read(rt, input, jwtOf),
    'static bool TryParseJwt(this string input, out Jwt result)': (rt: Runtime, input: string | null, result: Ref) =>
      tried(read(rt, input, jwtOf), result),
    'static BasicAuthCredentials AsBasic(this string input)': (rt: Runtime, input: string | null) =>
      read(rt, input, basicOf),
    'static bool TryParseBasic(this string input, out BasicAuthCredentials result)': (
      rt: Runtime,
      input: string | null,
      result: Ref,
    ) => tried(read(rt, input, basicOf), result),
  },
});

/** A text that is not there is none of either kind. */
function read<Read extends NetObject>(
  rt: Runtime,
  input: string | null,
  of: (text: string) => Read | null,
): Read | null {
  if (input === null) return null;
  burn(rt, input.length);
  return of(input);
}

function tried(value: NetObject | null, result: Ref): boolean {
  result.value = value;
  return value !== null;
}
