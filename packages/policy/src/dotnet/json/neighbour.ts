import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetArray, NetValue } from '../value.ts';
import { netArray } from '../value.ts';
import { isInstance } from '../is-instance.ts';
import { fullNameOf } from '../type-name.ts';
import { raiseNoChildren } from './index-token.ts';
import type { JToken } from './token.ts';
import { isJValue } from './token.ts';
import { tokenAs } from './to-object.ts';
import { checkDepth, childrenOf, indexIn } from './tree.ts';

/** Tokens as a sequence that C# code can walk. */
export function tokens(found: readonly JToken[]): NetArray {
  return netArray('Newtonsoft.Json.Linq.JToken', [...found]);
}

export function ancestorsOf(rt: Runtime, token: JToken): readonly JToken[] {
  const found: JToken[] = [];
  for (let at = token.parent; at !== null; at = at.parent) {
    burn(rt, 1);
    found.push(at);
  }
  return found;
}

/** Everything below a token, parents before their children. */
export function descendantsOf(rt: Runtime, token: JToken, depth = 0): readonly JToken[] {
  checkDepth(rt, depth);
  const found: JToken[] = [];
  for (const child of childrenOf(token)) {
    burn(rt, 1);
    found.push(child);
    for (const below of descendantsOf(rt, child, depth + 1)) found.push(below);
  }
  return found;
}

function siblings(rt: Runtime, token: JToken): { readonly all: readonly JToken[]; readonly index: number } {
  if (token.parent === null) return { all: [], index: -1 };
  return { all: childrenOf(token.parent), index: indexIn(rt, token.parent, token) };
}

function sibling(rt: Runtime, token: JToken, distance: 1 | -1): JToken | null {
  const { all, index } = siblings(rt, token);
  return index + distance < 0 ? null : (all[index + distance] ?? null);
}

/** Elements as values of a type, each converted. */
export function convertAll(rt: Runtime, found: readonly JToken[], type: NetType): NetArray {
  const items = found.map((token): NetValue => tokenAs(rt, token, type));
  return netArray(fullNameOf(type), items);
}

export const unknownElement: NetType = { kind: 'unknown' };

/** Members of `JToken` that lead from one token to others. */
export const neighbourMembers: Members = {
  'JToken Next { get; }': (rt, self: JToken) => sibling(rt, self, 1),
  'JToken Previous { get; }': (rt, self: JToken) => sibling(rt, self, -1),
  'JEnumerable<JToken> Children()': (_rt, self: JToken) => tokens(childrenOf(self)),
  'JEnumerable<T> Children<T>()': (_rt, [type = unknownElement]: readonly NetType[], self: JToken) =>
    netArray(
      fullNameOf(type),
      childrenOf(self).filter((child) => isInstance(child, type)),
    ),
  'IEnumerable<T> Values<T>()': (rt, [type = unknownElement]: readonly NetType[], self: JToken) =>
    isJValue(self) ? raiseNoChildren(self) : convertAll(rt, childrenOf(self), type),
  'IEnumerable<JToken> Ancestors()': (rt, self: JToken) => tokens(ancestorsOf(rt, self)),
  'IEnumerable<JToken> AncestorsAndSelf()': (rt, self: JToken) => tokens([self, ...ancestorsOf(rt, self)]),
  'IEnumerable<JToken> AfterSelf()': (rt, self: JToken) => {
    const { all, index } = siblings(rt, self);
    return tokens(all.slice(index + 1));
  },
  'IEnumerable<JToken> BeforeSelf()': (rt, self: JToken) => {
    const { all, index } = siblings(rt, self);
    return tokens(all.slice(0, Math.max(0, index)));
  },
};
