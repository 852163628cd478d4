/** Text as JSON writes it, in double quotes. Line and paragraph separators are escaped, as Newtonsoft does. */
export function quoteText(text: string): string {
  return escaped.test(text) ? `"${text.replace(each, escape)}"` : `"${text}"`;
}

/* oxlint-disable-next-line no-control-regex -- these are the characters that JSON has to escape */
const escaped = /["\\\u0000-\u001f\u0085\u2028\u2029]/;
/* oxlint-disable-next-line no-control-regex -- as above, for all of them */
const each = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;

const short: ReadonlyMap<string, string> = new Map([
  ['"', String.raw`\"`],
  ['\\', '\\\\'],
  ['\b', String.raw`\b`],
  ['\f', String.raw`\f`],
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`],
]);

function escape(sign: string): string {
  return short.get(sign) ?? `${String.raw`\u`}${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
