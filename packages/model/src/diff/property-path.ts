/** The path of a member: `a.b`, or `a["b c"]` where a dot would not do. */
export function memberPath(path: string, name: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** The path of what a list has at a number. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

/** The path of what a list has by a key: `regions[West Europe]`; a key that would not be plain is in quotes. */
export function keyPath(path: string, key: string): string {
  return `${path}[${/^[\p{L}\p{N}_](?:[\p{L}\p{N}_ ./;=-]*[\p{L}\p{N}_])?$/u.test(key) ? key : JSON.stringify(key)}]`;
}
