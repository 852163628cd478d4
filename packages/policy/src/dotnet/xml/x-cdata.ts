import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { XText } from './node.ts';
import { xCData as newCData } from './node.ts';

export const xCData: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XCData',
  kind: 'class',
  base: 'XText',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xcdata?view=netframework-4.8',
  members: {
    'XCData(string value)': (_rt, value: string | null) => newCData(value ?? raiseArgumentNull('value')),
    'XCData(XCData other)': (_rt, other: XText | null) => newCData((other ?? raiseArgumentNull('other')).value),
  },
});
