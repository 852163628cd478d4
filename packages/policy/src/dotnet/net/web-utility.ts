import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import { htmlDecode, htmlEncode, urlDecode, urlEncode } from './web-text.ts';

export const webUtility: TypeDefinition = defineType({
  name: 'System.Net.WebUtility',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.net.webutility',
  members: {
    'static string UrlEncode(string value)': (rt: Runtime, value: string | null) => changed(rt, value, urlEncode),
    'static string UrlDecode(string encodedValue)': (rt: Runtime, value: string | null) =>
      changed(rt, value, urlDecode),
    'static string HtmlEncode(string value)': (rt: Runtime, value: string | null) => changed(rt, value, htmlEncode),
    'static string HtmlDecode(string value)': (rt: Runtime, value: string | null) => changed(rt, value, htmlDecode),
  },
});

/** `null` stays `null`. A character may become nine. */
function changed(rt: Runtime, value: string | null, change: (text: string) => string): string | null {
  if (value === null) return null;
  burn(rt, value.length * 4);
  checkText(rt, value.length);
  return newText(rt, change(value));
}
