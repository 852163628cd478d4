import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { regexName } from './regex-value.ts';
import type { RegexValue } from './regex-value.ts';
import { instanceMembers } from './regex-instance.ts';
import { staticMembers } from './regex-static.ts';
import type { Runtime } from '../runtime.ts';

export const regex: TypeDefinition = defineType({
  name: regexName,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regex?view=netframework-4.8',
  members: { ...instanceMembers, ...staticMembers },
  hooks: { text: (_: Runtime, self: RegexValue) => self.regex.pattern },
});
