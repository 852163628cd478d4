/** A record without some of its members. */
export function omit<Record extends object, Key extends keyof Record>(
  record: Record,
  ...keys: readonly Key[]
): Omit<Record, Key> {
  const left: ReadonlySet<string> = new Set(keys.map(String));
  return Object.fromEntries(Object.entries(record).filter(([key]) => !left.has(key))) as Omit<Record, Key>;
}
