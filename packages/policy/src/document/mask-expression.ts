/** What takes the place of a value that cannot be read: it reads like a named value that nobody knows, or a placeholder. */
const masks = ['{{x}}', '$x'] as const;

/**
 * The text with the value masked that begins at an offset with an expression that never ends, so that the rest of the
 * document can be read; all else stays where it is. `null` where it cannot be told where the value ends.
 */
export function maskExpression(text: string, at: number): string | null {
  const end = valueEnd(text, at);
  const mask = masks.find(({ length }) => length <= end - at);
  if (mask === undefined) return null;
  const rest = text.slice(at + mask.length, end).replaceAll(/[^\r\n]/g, ' ');
  return `${text.slice(0, at)}${mask}${rest}${text.slice(end)}`;
}

/** Before the next end tag for a text; for an attribute before a quote with another attribute, or the tag's end, behind it. */
function valueEnd(text: string, at: number): number {
  const before = text.slice(0, at).trimEnd().at(-1);
  if (before !== '"' && before !== "'") return text.indexOf('</', at);
  const closing = before === '"' ? /"(?=\s*\/?>|\s+[\w:.-]+\s*=\s*["'])/g : /'(?=\s*\/?>|\s+[\w:.-]+\s*=\s*["'])/g;
  closing.lastIndex = at;
  return closing.exec(text)?.index ?? -1;
}
