/** Values that emitted code refers to by number: nothing of them is ever spelled in JavaScript. */
export type Constants = {
  readonly values: unknown[];
  readonly names: Map<unknown, string>;
};

export function newConstants(): Constants {
  return { values: [], names: new Map() };
}

/** The JavaScript name of a value; the same value has the same name. */
export function constantName({ values, names }: Constants, value: unknown): string {
  const known = names.get(value);
  if (known !== undefined) return known;
  const name = `k${values.length}`;
  values.push(value);
  names.set(value, name);
  return name;
}
