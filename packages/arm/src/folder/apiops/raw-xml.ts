/**
 * A policy in which expressions are escaped as XML asks for (`xml`) as one in which they stand as C# is written (`rawxml`),
 * which is how artifacts have it.
 */
export function rawXml(xml: string): string {
  let out = '';
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open < 0 ? xml.length : open;
    out += unescapedExpression(xml.slice(at, end));
    if (open < 0) break;
    const close = closeOf(xml, open);
    const tag = xml.slice(open, close);
    out += /^<[!?]/.test(tag)
      ? tag
      : tag.replaceAll(/=(\s*)("[^"]*"|'[^']*')/g, (_, blank: string, quoted: string) => {
          const quote = quoted.slice(0, 1);
          return `=${blank}${quote}${unescapedExpression(quoted.slice(1, -1))}${quote}`;
        });
    at = close;
  }
  return out;
}

/** Where the markup ends that begins here. */
function closeOf(xml: string, open: number): number {
  const [start, stop] = xml.startsWith('<!--', open)
    ? [4, '-->']
    : xml.startsWith('<![CDATA[', open)
      ? [9, ']]>']
      : [1, '>'];
  if (stop !== '>') {
    const found = xml.indexOf(stop, open + start);
    return found < 0 ? xml.length : found + stop.length;
  }
  for (let at = open + 1, quote = ''; at < xml.length; at += 1) {
    const char = xml[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return xml.length;
}

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapedExpression(text: string): string {
  if (!/^\s*@[({]/.test(text)) return text;
  return text.replaceAll(
    /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name: string | undefined, digits: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = digits === undefined ? Number.parseInt(hex ?? '', 16) : Number(digits);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
