import type { UrlTemplate } from './url-template.ts';
import { queryValue } from './url-query.ts';

/** The operation that a request means. */
export type Match = {
  readonly kind: 'match';
  readonly apiId: string;
  readonly operationId: string;
  /** Values of the template's parameters without escapes, by exact name. Made when it is first asked for. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The value of one parameter, without making a map of all; `undefined` where the template has no such name. */
  readonly parameter: (name: string) => string | undefined;
};

/** What is known of an operation's matches before any request. */
export type MatchShape = {
  readonly apiId: string;
  readonly operationId: string;
  /** The names of values in the path, in their order. */
  readonly names: readonly string[];
  /** Query parameters that the template names too. */
  readonly query: UrlTemplate['query'];
};

const noParameters: ReadonlyMap<string, string> = new Map();

/** The one match that all requests to an operation without parameters share. */
export function plainMatch({ apiId, operationId }: MatchShape): Match {
  return { kind: 'match', apiId, operationId, parameters: noParameters, parameter: () => undefined };
}

/** A match with the values that were found; what the query says is read when it is asked for. */
export function matchOf(shape: MatchShape, values: readonly string[], query: string): Match {
  return new ValuedMatch(shape, values, query);
}

/** A class, since an accessor of each match's own would cost every request what few ask for. */
class ValuedMatch implements Match {
  readonly kind = 'match';
  readonly apiId: string;
  readonly operationId: string;
  private readonly shape: MatchShape;
  private readonly values: readonly string[];
  private readonly search: string;
  private map: ReadonlyMap<string, string> | null = null;

  constructor(shape: MatchShape, values: readonly string[], search: string) {
    this.apiId = shape.apiId;
    this.operationId = shape.operationId;
    this.shape = shape;
    this.values = values;
    this.search = search;
  }

  get parameters(): ReadonlyMap<string, string> {
    this.map ??= parametersOf(this.shape, this.values, this.search);
    return this.map;
  }

  parameter(name: string): string | undefined {
    const { names, query } = this.shape;
    if (query.length > 0) return this.parameters.get(name);
    for (let place = names.length - 1; place >= 0; place -= 1) if (names[place] === name) return this.values[place];
    return undefined;
  }
}

function parametersOf(
  { names, query }: MatchShape,
  values: readonly string[],
  search: string,
): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (let place = 0; place < names.length; place += 1) parameters.set(names[place] as string, values[place] as string);
  for (const { parameter, name } of query) {
    const value = queryValue(search, parameter);
    if (value !== null) parameters.set(name, value);
  }
  return parameters;
}
