import { expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';

it.each([
  [`new JValue(5).Value`, '5'],
  [`new JValue("x").Type`, 'String'],
  [`new JValue(1.5).ToString()`, '1.5'],
  [`new JValue((object)null).Type`, 'Null'],
  [`new JValue(true).ToString(Formatting.None)`, 'true'],
  [`JValue.CreateNull().ToString(Formatting.None)`, 'null'],
  [`JValue.CreateString("a").ToString(Formatting.None)`, '"a"'],
  [`new JValue(1).Equals(new JValue(1L))`, 'True'],
  [`new JValue(1).Equals(new JValue("1"))`, 'False'],
  [`new JValue(1).CompareTo(new JValue(2))`, '-1'],
  [`new JValue(new DateTime(2020, 1, 2)).ToString("yyyy")`, '2020'],
  [`new JRaw("[1]").ToString(Formatting.None)`, '[1]'],
  [`new JArray(new JRaw("{}"), 1).ToString(Formatting.None)`, '[{},1]'],
  [`new JConstructor("Date", 1).ToString(Formatting.None)`, 'new Date(1)'],
  [`@{ var v = new JValue(1); v.Value = "x"; return v.Type; }`, 'String'],
  [`JToken.Parse("[3,1,2]").OrderBy(t => t).First()`, '1'],
  [`JToken.Parse("['a','b','a']").Distinct().Count()`, '2'],
  [`new JProperty("a", null).Value.Type`, 'Null'],
  [`new JProperty("a", "x").Name`, 'a'],
  [`@{ var p = new JProperty("a", 1); p.Value = "z"; return p.ToString(); }`, '"a": "z"'],
])('%s is %s', (source, expected) => {
  expect(evaluateText(source)).toBe(expected);
});
