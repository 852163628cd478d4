import type { Api, ClientGroup, Operation } from '@keelgate/model';
import { mix } from '@keelgate/model';
import type { Alias } from './alias.ts';
import { pick } from './alias.ts';
import { stream } from './stream.ts';

/**
 * What all requests of one client group to one operation have in common. What policies read of them beyond that is which
 * subscription, which caller and which parameter values: the coordinates of a request inside its class.
 */
export type RequestClass = {
  readonly index: number;
  readonly groupIndex: number;
  readonly group: ClientGroup;
  readonly api: Api;
  readonly operation: Operation;
  readonly productId: string | null;
  /** Why the gateway turns every request of the class away; `null` if it does not. */
  readonly refusal: 'unauthorized' | 'notFound' | null;
  readonly parameters: readonly VariedParameter[];
  /** Distinct combinations of parameter values. */
  readonly combinations: number;
  /** How many subscriptions the group has; 1 stands for none. */
  readonly subscriptions: number;
};

/** A parameter that the group varies and the operation has. */
export type VariedParameter = { readonly name: string; readonly values: Alias };

/** The parameters that the operation has, of those that the group varies, in the group's order. */
export function variedParameters(
  group: ClientGroup,
  operation: Operation,
  zipf: (count: number, skew: number) => Alias,
): readonly VariedParameter[] {
  const names = new Set([
    ...templateNames(operation.urlTemplate),
    ...operation.queryParameters.map(({ name }) => name),
  ]);
  return group.parameters
    .filter(({ name }) => names.has(name))
    .map(({ name, count, skew }) => ({ name, values: zipf(count, skew) }));
}

/** Which combination of parameter values the request with these 32 bits asks for. */
export function combinationOf(of: RequestClass, key: number): number {
  let combination = 0;
  for (let index = 0; index < of.parameters.length; index += 1) {
    const { values } = of.parameters[index] as VariedParameter;
    combination = combination * values.size + pick(values, mix(key + stream.parameter + index));
  }
  return combination;
}

/** The values of the parameters that the group varies, by name, in the group's order. */
export function parameterValues(of: RequestClass, combination: number): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let points = of.combinations;
  let rest = combination;
  for (const { name, values: from } of of.parameters) {
    points /= from.size;
    const value = Math.floor(rest / points);
    values.set(name, String(value + 1));
    rest -= value * points;
  }
  return values;
}

function templateNames(template: string): readonly string[] {
  return [...template.matchAll(/\{\*?([^}]+)\}/g)].map((match) => match[1] ?? '');
}
