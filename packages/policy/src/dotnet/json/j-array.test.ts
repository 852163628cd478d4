import { expect, it } from 'vitest';
import { evaluate, evaluateText } from '../../testing/evaluate.ts';

it.each([
  [`JArray.Parse("[1,2,3]")[1]`, '2'],
  [`JArray.Parse("[1,2,3]").Count`, '3'],
  [`JArray.Parse("[1,'a',null,true,1.5]").ToString(Formatting.None)`, '[1,"a",null,true,1.5]'],
  [`JArray.Parse("[]").ToString()`, '[]'],
  [`JArray.Parse("[1,[2]]").ToString()`, '[\n  1,\n  [\n    2\n  ]\n]'],
  [`JArray.Parse("[1,]").Count`, '1'],
  [`JArray.Parse("[1,,2]").ToString(Formatting.None)`, '[1,undefined,2]'],
  [`new JArray(1, "a", true).ToString(Formatting.None)`, '[1,"a",true]'],
  [`new JArray().ToString(Formatting.None)`, '[]'],
  [`new JArray(new[] { 1, 2 }).ToString(Formatting.None)`, '[1,2]'],
  [`new JArray(new JArray(1, 2)).ToString(Formatting.None)`, '[1,2]'],
  [`new JArray(new JObject(new JProperty("a", 1))).ToString(Formatting.None)`, '[{"a":1}]'],
  [`new JArray { 1, "x", new JObject() }.ToString(Formatting.None)`, '[1,"x",{}]'],
  [
    `@{ var a = new JArray(); a.Add(1); a.Add("x"); a.Insert(0, true); return a.ToString(Formatting.None); }`,
    '[true,1,"x"]',
  ],
  [`@{ var a = JArray.Parse("[1,2,3]"); a.RemoveAt(1); return a.ToString(Formatting.None); }`, '[1,3]'],
  [`@{ var a = JArray.Parse("[1,2,3]"); return a.Remove(a[0]) + a.ToString(Formatting.None); }`, 'True[2,3]'],
  [`@{ var a = JArray.Parse("[1,2]"); a[0] = "x"; return a.ToString(Formatting.None); }`, '["x",2]'],
  [`@{ var a = JArray.Parse("[1,2]"); a[0].Remove(); return a.ToString(Formatting.None); }`, '[2]'],
  [`@{ var a = JArray.Parse("[1,2]"); a.Clear(); return a.Count; }`, '0'],
  [`@{ var a = JArray.Parse("[1,2]"); a.First.AddBeforeSelf(0); return a.ToString(Formatting.None); }`, '[0,1,2]'],
  [`@{ var a = JArray.Parse("[1]"); a.AddFirst("x"); return a.ToString(Formatting.None); }`, '["x",1]'],
  [`JArray.Parse("[1,2]").Contains(1)`, 'False'],
  [`@{ var a = JArray.Parse("[1,2]"); return a.IndexOf(a[1]); }`, '1'],
  [
    `@{ var a = JArray.Parse("[1,2]"); return a.First + "|" + a.Last + "|" + a[0].Next + "|" + a[1].Previous; }`,
    '1|2|2|1',
  ],
  [`@{ var s = 0; foreach (var t in JArray.Parse("[1,2,3]")) { s += (int)t; } return s; }`, '6'],
  [`string.Join(",", JArray.Parse("[3,1,2]").Select(t => (int)t).OrderBy(i => i))`, '1,2,3'],
  [`JArray.Parse("[{'n':1},{'n':2}]").Where(t => (int)t["n"] > 1).First()["n"]`, '2'],
  [`string.Join(",", JArray.Parse("['a','b']").Values<string>())`, 'a,b'],
  [`string.Join(",", JArray.Parse("['a','b']").ToObject<string[]>())`, 'a,b'],
  [`string.Join(",", JArray.Parse("['a','b']").ToObject<List<string>>())`, 'a,b'],
  [`JArray.Parse("[1,2,3]").Any(t => t.Value<int>() == 2)`, 'True'],
  [`JArray.FromObject(new[] { "a", "b" }).ToString(Formatting.None)`, '["a","b"]'],
  [`JArray.FromObject(new List<int> { 1 }).ToString(Formatting.None)`, '[1]'],
  [`JArray.Parse("[[1],[2]]").SelectToken("[1][0]")`, '2'],
  [`JArray.Parse("[1,2]")[0].Path`, '[0]'],
])('%s is %s', (source, expected) => {
  expect(evaluateText(source)).toBe(expected);
});

it.each([
  [
    `JArray.Parse("[1]")[1]`,
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.\r\nParameter name: index',
  ],
  [
    `JArray.Parse("[1]")["a"]`,
    'System.ArgumentException',
    'Accessed JArray values with invalid key value: "a". Int32 array index expected.',
  ],
  [
    `JArray.Parse("{}")`,
    'Newtonsoft.Json.JsonReaderException',
    "Error reading JArray from JsonReader. Current JsonReader item is not an array: StartObject. Path '', line 1, position 1.",
  ],
  [
    `new JArray(new JProperty("a", 1))`,
    'System.ArgumentException',
    'Can not add Newtonsoft.Json.Linq.JProperty to Newtonsoft.Json.Linq.JArray.',
  ],
  [`@{ var a = new JArray(); a.Remove(); return a; }`, 'System.InvalidOperationException', 'The parent is missing.'],
])('%s raises %s', (source, type, message) => {
  expect(() => evaluate(source)).toThrow(expect.objectContaining({ type, message }) as Error);
});
