import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { raise, raiseArgumentNull } from '../raise.ts';
import type { NetValue } from '../value.ts';
import { parseJsonPath } from './json-path.ts';
import { select } from './json-path-select.ts';
import { tokens } from './neighbour.ts';
import type { JToken } from './token.ts';

type Query = readonly [path: string | null, raises?: boolean];

function found(rt: Runtime, token: JToken, ...[path, raises = false]: Query): readonly JToken[] {
  if (path === null) return raiseArgumentNull('path');
  return select({ rt, root: token, raises }, token, parseJsonPath(rt, path));
}

function first(rt: Runtime, token: JToken, ...query: Query): NetValue {
  const [only = null, second] = found(rt, token, ...query);
  if (second !== undefined) return raise('Newtonsoft.Json.JsonException', 'Path returned multiple tokens.');
  return only;
}

/** `SelectToken` and `SelectTokens`: JSONPath. */
export const selectMembers: Members = {
  'JToken SelectToken(string path)': first,
  'JToken SelectToken(string path, bool errorWhenNoMatch)': first,
  'IEnumerable<JToken> SelectTokens(string path)': (rt, self: JToken, path: string | null) =>
    tokens(found(rt, self, path)),
  'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': (
    rt,
    self: JToken,
    ...query: [string | null, boolean]
  ) => tokens(found(rt, self, ...query)),
};
