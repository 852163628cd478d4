import type { Runtime } from '../runtime.ts';
import { burn, checkText } from '../runtime.ts';
import { printValue } from './print-value.ts';
import { quoteText } from './quote-text.ts';
import type { JToken } from './token.ts';
import { checkDepth } from './tree.ts';

/** What ends a line of indented JSON. Gateways on Linux write this; on Windows it is `\r\n`. */
export const jsonNewLine = '\n';

export type PrintOptions = { readonly newLine?: string };

type Writer = {
  readonly rt: Runtime;
  readonly indented: boolean;
  readonly newLine: string;
  text: string;
};

/** A token as JSON text, on one line or indented by two blanks a level. */
export function printJson(rt: Runtime, token: JToken, indented: boolean, options: PrintOptions = {}): string {
  const to: Writer = { rt, indented, newLine: options.newLine ?? rt.newLine ?? jsonNewLine, text: '' };
  write(to, token, 0);
  return to.text;
}

/** Steps that writing a token takes, beside its text. */
const tokenSteps = 8;

function put(to: Writer, text: string): void {
  to.text += text;
  checkText(to.rt, to.text.length);
}

function write(to: Writer, token: JToken, depth: number): void {
  checkDepth(to.rt, depth);
  burn(to.rt, tokenSteps);
  switch (token.net) {
    case 'Newtonsoft.Json.Linq.JObject':
      return writeChildren(to, token.properties.values(), { open: '{', close: '}', depth });
    case 'Newtonsoft.Json.Linq.JArray':
      return writeChildren(to, token.items, { open: '[', close: ']', depth });
    case 'Newtonsoft.Json.Linq.JConstructor':
      return writeChildren(to, token.items, { open: `new ${token.name ?? ''}(`, close: ')', depth });
    case 'Newtonsoft.Json.Linq.JProperty':
      put(to, quoteText(token.name) + (to.indented ? ': ' : ':'));
      return write(to, token.value, depth);
    default:
      return put(to, printValue(to.rt, token));
  }
}

type Brackets = { readonly open: string; readonly close: string; readonly depth: number };

function writeChildren(to: Writer, children: Iterable<JToken>, { open, close, depth }: Brackets): void {
  put(to, open);
  let isFirst = true;
  for (const child of children) {
    if (!isFirst) put(to, ',');
    isFirst = false;
    if (to.indented) put(to, to.newLine + '  '.repeat(depth + 1));
    write(to, child, depth + 1);
  }
  if (to.indented && !isFirst) put(to, to.newLine + '  '.repeat(depth));
  put(to, close);
}
