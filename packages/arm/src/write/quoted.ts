/** A text as a literal of the template language. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
