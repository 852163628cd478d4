import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';

type ReaderValue = { readonly net: 'System.IO.StringReader'; readonly text: string; at: number };

export const stringReader: TypeDefinition = defineType({
  name: 'System.IO.StringReader',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.io.stringreader?view=netframework-4.8',
  base: 'TextReader',
  members: {
    'StringReader(string s)': (_: Runtime, text: string | null): ReaderValue => ({
      net: 'System.IO.StringReader',
      text: text ?? raiseArgumentNull('s'),
      at: 0,
    }),
    'int Peek()': (_: Runtime, { text, at }: ReaderValue) => (at < text.length ? text.charCodeAt(at) : -1),
    'int Read()': (_: Runtime, self: ReaderValue) => {
      if (self.at >= self.text.length) return -1;
      self.at += 1;
      return self.text.charCodeAt(self.at - 1);
    },
    'string ReadLine()': readLine,
    'string ReadToEnd()': (rt: Runtime, self: ReaderValue) => {
      const rest = self.text.slice(self.at);
      self.at = self.text.length;
      return newText(rt, rest);
    },
  },
});

/** Up to a line feed, a carriage return, or both; null at the end. */
function readLine(rt: Runtime, self: ReaderValue): string | null {
  const { text, at } = self;
  if (at >= text.length) return null;
  const ends = /\r\n|\r|\n/g;
  ends.lastIndex = at;
  const end = ends.exec(text);
  self.at = end === null ? text.length : ends.lastIndex;
  return newText(rt, text.slice(at, end === null ? text.length : end.index));
}
