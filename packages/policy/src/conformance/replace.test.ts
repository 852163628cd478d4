import { conform, policyPage } from './conformance.ts';
import type { Case } from './conformance.ts';

const replaced = (fact: string, attributes: string, body: string, made: string): Case => ({
  fact,
  outbound: `<find-and-replace ${attributes}/>`,
  request: { backend: [{ headers: { 'Content-Type': 'text/plain' }, body }] },
  want: { status: 200, body: made, headers: { 'Content-Type': 'text/plain' } },
});

conform('find-and-replace in detail', policyPage('find-and-replace'), [
  replaced('What is put in is not looked at again.', 'from="a" to="aa"', 'aba', 'aabaa'),
  replaced('Occurrences do not overlap.', 'from="aa" to="b"', 'aaa', 'ba'),
  replaced('Signs of patterns are signs like others.', 'from="(.*)[$]" to="$&amp;"', 'x(.*)[$]y', 'x$&y'),
  replaced('Line ends may be found.', String.raw`from="@("\n")" to="; "`, 'a\nb', 'a; b'),
  replaced('A body without it stays.', 'from="z" to="y"', 'abc', 'abc'),
  replaced('Any character may be found.', 'from="é" to="e"', 'café', 'cafe'),
  {
    fact: 'In backend it is the body of the request.',
    backend: '<choose><when condition="@(true)"><find-and-replace from="a" to="b"/><forward-request/></when></choose>',
    request: { method: 'POST', body: 'aa' },
    want: { sent: [{ body: 'bb' }] },
  },
  {
    fact: 'In on-error it is the body of the response.',
    inbound: '<set-variable name="v" value="@(int.Parse("x"))"/>',
    onError: '<set-body>built in</set-body><find-and-replace from="built" to="made"/>',
    want: { status: 500, body: 'made in' },
  },
  {
    fact: 'Both texts are needed.',
    outbound: '<find-and-replace/>',
    want: { faults: ['missing-attribute', 'missing-attribute'] },
  },
]);
