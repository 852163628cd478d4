/** The first value of a query parameter, by case-insensitive name; `null` if the query has none. */
export function queryValue(query: string, name: string): string | null {
  const wanted = name.toLowerCase();
  for (let from = 0; from < query.length;) {
    const ampersand = query.indexOf('&', from);
    const until = ampersand < 0 ? query.length : ampersand;
    const equals = query.indexOf('=', from);
    const named = equals < 0 || equals > until ? until : equals;
    if (decoded(query.slice(from, named)).toLowerCase() === wanted) {
      return decoded(query.slice(named + 1, until).replaceAll('+', ' '));
    }
    from = until + 1;
  }
  return null;
}

/** The text without its percent escapes; as it is where they are broken. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
