import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

describe('WebUtility', () => {
  it.each([
    ['WebUtility.UrlEncode("a b+c/d?e=f&é")', 'a+b%2Bc%2Fd%3Fe%3Df%26%C3%A9'],
    ['WebUtility.UrlEncode("-_.!*()")', '-_.!*()'],
    ['WebUtility.UrlEncode("~\'")', '%7E%27'],
    ['WebUtility.UrlEncode(null)', 'null'],
    ['WebUtility.UrlDecode("a+b%2Bc%c3%a9%zz%4")', 'a b+cé%zz%4'],
    ['WebUtility.UrlDecode("%FF")', '\uFFFD'],
    ['WebUtility.UrlDecode(WebUtility.UrlEncode("ünï cödé 😀"))', 'ünï cödé 😀'],
    ['WebUtility.HtmlEncode("<a href=\\"x\\">&\'é€</a>")', '&lt;a href=&quot;x&quot;&gt;&amp;&#39;&#233;€&lt;/a&gt;'],
    ['WebUtility.HtmlEncode("😀")', '&#128512;'],
    ['WebUtility.HtmlEncode(null)', 'null'],
    ['WebUtility.HtmlDecode("&lt;&amp;&quot;&apos;&eacute;&euro;&#65;&#x42;&nope;&#0;& x")', '<&"\'é€AB&nope;&#0;& x'],
    ['WebUtility.HtmlDecode("&Omega;&omega;&nbsp;|")', 'Ωω\u00A0|'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
