/**
 * The text with blanks for what its comments say, so that all else stays where it is. API Management takes comments with
 * `--` in them, which XML does not allow.
 */
export function blankComments(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  const pattern = /<!--|<!\[CDATA\[/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { index: at, 0: found } = match;
    const from = at + found.length;
    const end = text.indexOf(found === '<!--' ? '-->' : ']]>', from);
    if (end < 0) break;
    if (found === '<!--') {
      pieces.push(text.slice(copied, from), ' '.repeat(end - from));
      copied = end;
    }
    pattern.lastIndex = end;
  }
  return pieces.join('') + text.slice(copied);
}
