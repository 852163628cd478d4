/** The first value of a query parameter, by case-insensitive name; `null` if the query has none. */
export function queryValue(query: string, name: string): string | null {
  const wanted = name.toLowerCase();
  for (let from = 0; from < query.length;) {
    const ampersand = query.indexOf('&', from);
    const until = ampersand < 0 ? query.length : ampersand;
    const equals = query.indexOf('=', from);
    const named = equals < 0 || equals > until ? until : equals;
    if (plain(query.slice(from, named)).toLowerCase() === wanted) return plain(query.slice(named + 1, until));
    from = until + 1;
  }
  return null;
}

/** In a query a plus stands for a blank. */
function plain(text: string): string {
  return decoded(text.replaceAll('+', ' '));
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
