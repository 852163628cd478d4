import type { Api, ClientGroup, Operation } from '@keelgate/model';
import { mix } from '@keelgate/model';
import type { Alias } from './alias.ts';
import { createZipf, pick } from './alias.ts';
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
export function variedParameters(group: ClientGroup, operation: Operation): readonly VariedParameter[] {
  const names = new Set([
    ...templateNames(operation.urlTemplate),
    ...operation.queryParameters.map(({ name }) => name),
  ]);
  return group.parameters
    .filter(({ name }) => names.has(name))
    .map(({ name, count, skew }) => ({ name, values: createZipf(count, skew) }));
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

/** The values of a combination, by parameter name; a parameter that the group does not vary has the value `0`. */
export function parameterValue(of: RequestClass, combination: number, name: string): string | null {
  let rest = combination;
  for (const parameter of of.parameters.toReversed()) {
    const value = rest % parameter.values.size;
    rest = Math.floor(rest / parameter.values.size);
    if (parameter.name === name) return String(value + 1);
  }
  const named =
    templateNames(of.operation.urlTemplate).includes(name) ||
    of.operation.queryParameters.some((parameter) => parameter.name === name);
  return named ? '0' : null;
}

/** The values of the parameters that the group varies, by name. */
export function parameterValues(of: RequestClass, combination: number): ReadonlyMap<string, string> {
  return new Map(of.parameters.map(({ name }) => [name, parameterValue(of, combination, name) ?? '0']));
}

function templateNames(template: string): readonly string[] {
  return [...template.matchAll(/\{\*?([^}]+)\}/g)].map((match) => match[1] ?? '');
}
