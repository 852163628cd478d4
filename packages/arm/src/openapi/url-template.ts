/** What is wrong with a path as a URL template of API Management, or `null`. */
export function wrongTemplate(path: string): string | null {
  const parts = path.split(/(\{[^{}]*\})/);
  const literals = parts.filter((_, at) => at % 2 === 0);
  const names = parts.filter((_, at) => at % 2 === 1).map((part) => part.slice(1, -1));
  return wrongLiterals(path, literals) ?? wrongNames(path, names) ?? wrongNeighbours(literals, names);
}

function wrongLiterals(path: string, literals: readonly string[]): string | null {
  if (!path.startsWith('/')) return 'it does not begin with "/"';
  const literal = literals.join('');
  if (/[{}]/.test(literal)) return 'its braces do not match';
  if (literal.includes('#')) return 'it has a "#"';
  return literal.includes('*') && !/^[^*]*\/\*$/.test(path) ? 'a "*" may only be all of its last segment' : null;
}

function wrongNames(path: string, names: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const name of names) {
    if (name === '') return 'a parameter has no name';
    if (/^[+#./;?&|!@=,]/.test(name)) return `{${name}} has an operator, and only {name} is known`;
    if (name.startsWith('*') && !path.endsWith(`{${name}}`)) return `{${name}} may only be at its end`;
    if (seen.has(name.toLowerCase())) return `{${name}} is in it twice (upper and lower case count as the same)`;
    seen.add(name.toLowerCase());
  }
  return null;
}

function wrongNeighbours(literals: readonly string[], names: readonly string[]): string | null {
  const at = literals.findIndex((literal, index) => literal === '' && index > 0 && index < names.length);
  return at < 0 ? null : `nothing stands between {${names[at - 1] ?? ''}} and {${names[at] ?? ''}}`;
}

/** The names of a template's parameters, in order; `{*rest}` is called `rest`. */
export function variablesOf(template: string): readonly string[] {
  return [...template.matchAll(/\{\*?([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** The path with query parameters as part of it: `/find` and `status` give `/find?status={status}`. */
export function withQuery(path: string, names: readonly string[]): string {
  if (names.length === 0) return path;
  const query = names.map((name) => `${name}={${name}}`).join('&');
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
