import { expect, it } from 'vitest';
import { evaluate, evaluateText } from '../../testing/evaluate.ts';

it.each([
  [`JObject.Parse("{'a':1}")["a"]`, '1'],
  [`JObject.Parse("{'a':1}")["b"]`, 'null'],
  [`JObject.Parse("{'a':{'b':'x'}}")["a"]["b"]`, 'x'],
  [`JObject.Parse("{'a':1}").ToString()`, '{\n  "a": 1\n}'],
  [`JObject.Parse("{}").ToString()`, '{}'],
  [`JObject.Parse("{'a':[],'b':{}}").ToString()`, '{\n  "a": [],\n  "b": {}\n}'],
  [`JObject.Parse("{'a':[1,{'b':null}]}").ToString()`, '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}'],
  [`JObject.Parse("{ 'a' : 1 , 'b' : [ 1 ] }").ToString(Formatting.None)`, '{"a":1,"b":[1]}'],
  [`"x" + JObject.Parse("{'a':1}")`, 'x{\n  "a": 1\n}'],
  [`JObject.Parse("{a:1,}").ToString(Formatting.None)`, '{"a":1}'],
  [`JObject.Parse("{'a':1,'a':2}").ToString(Formatting.None)`, '{"a":2}'],
  [`JObject.Parse("{'a':1}").Count`, '1'],
  [`JObject.Parse("{'a':1}").HasValues`, 'True'],
  [`JObject.Parse("{'a':1}").Type`, 'Object'],
  [`JObject.Parse("{'a':1}").ContainsKey("a")`, 'True'],
  [`JObject.Parse("{'a':1}").ContainsKey("A")`, 'False'],
  [`JObject.Parse("{'a':1}").GetValue("a")`, '1'],
  [`JObject.Parse("{'a':1}").GetValue("A")`, 'null'],
  [`JObject.Parse("{'a':1}").GetValue("A", StringComparison.OrdinalIgnoreCase)`, '1'],
  [`JObject.Parse("{'a':1,'A':2}").GetValue("A", StringComparison.OrdinalIgnoreCase)`, '2'],
  [`JObject.Parse("{'a':1}").Property("a").Value`, '1'],
  [`JObject.Parse("{'a':1}").Property("a").ToString()`, '"a": 1'],
  [`JObject.Parse("{'a':1}").Property("b")`, 'null'],
  [`string.Join(",", JObject.Parse("{'b':1,'a':2}").Properties().Select(p => p.Name))`, 'b,a'],
  [`string.Join(",", JObject.Parse("{'b':1,'a':2}").PropertyValues().Select(v => v.ToString()))`, '1,2'],
  [`@{ JToken t; return JObject.Parse("{'a':1}").TryGetValue("a", out t) ? t.ToString() : "no"; }`, '1'],
  [`@{ JToken t; return JObject.Parse("{'a':1}").TryGetValue("b", out t) ? t.ToString() : "no"; }`, 'no'],
  [
    `@{ var o = new JObject(); o["a"] = 1; o["b"] = "x"; o["a"] = true; return o.ToString(Formatting.None); }`,
    '{"a":true,"b":"x"}',
  ],
  [`@{ var o = new JObject(); o["a"] = null; return o.ToString(Formatting.None); }`, '{"a":null}'],
  [
    `@{ var o = new JObject(); o.Add("a", 1); o.Add(new JProperty("b", 2)); return o.ToString(Formatting.None); }`,
    '{"a":1,"b":2}',
  ],
  [`@{ var o = JObject.Parse("{'a':1,'b':2}"); return o.Remove("a") + o.ToString(Formatting.None); }`, 'True{"b":2}'],
  [`@{ var o = JObject.Parse("{'a':1}"); return o.Remove("x"); }`, 'False'],
  [
    `@{ var o = JObject.Parse("{'a':1,'b':2}"); o["a"].Parent.Remove(); return o.ToString(Formatting.None); }`,
    '{"b":2}',
  ],
  [`@{ var o = JObject.Parse("{'a':1,'b':2}"); o.Property("a").Remove(); return o.Count; }`, '1'],
  [
    `@{ var o = JObject.Parse("{'a':1,'b':2}"); o.Property("a").AddAfterSelf(new JProperty("c", 3)); return o.ToString(Formatting.None); }`,
    '{"a":1,"c":3,"b":2}',
  ],
  [
    `@{ var o = JObject.Parse("{'a':1,'b':2}"); o.Property("a").Replace(new JProperty("z", 9)); return o.ToString(Formatting.None); }`,
    '{"z":9,"b":2}',
  ],
  [`@{ var o = JObject.Parse("{'a':1}"); o["a"].Replace("x"); return o.ToString(Formatting.None); }`, '{"a":"x"}'],
  [`@{ var o = JObject.Parse("{'a':1}"); o.RemoveAll(); return o.ToString(); }`, '{}'],
  [
    `@{ var o = JObject.Parse("{'a':1}"); var s = ""; foreach (var p in o) { s += p.Key + "=" + p.Value; } return s; }`,
    'a=1',
  ],
  [
    `@{ var o = JObject.Parse("{'a':1,'l':[1],'o':{'x':1}}"); o.Merge(JObject.Parse("{'a':2,'l':[2],'o':{'y':2},'n':null}")); return o.ToString(Formatting.None); }`,
    '{"a":2,"l":[1,2],"o":{"x":1,"y":2},"n":null}',
  ],
  [
    `@{ var o = JObject.Parse("{'a':1}"); o.Merge(JObject.Parse("{'a':null}")); return o.ToString(Formatting.None); }`,
    '{"a":1}',
  ],
  [
    `@{ var o = JObject.Parse("{'a':{'b':1}}"); var c = (JObject)o.DeepClone(); c["a"]["b"] = 2; return (string)o["a"]["b"]; }`,
    '1',
  ],
  [
    `@{ var o = JObject.Parse("{'a':{'b':1}}"); var p = new JObject(); p["x"] = o["a"]; p["x"]["b"] = 2; return (string)o["a"]["b"]; }`,
    '1',
  ],
  [
    `new JObject(new JProperty("a", "x"), new JProperty("b", new JObject())).ToString(Formatting.None)`,
    '{"a":"x","b":{}}',
  ],
  [`new JObject(new JProperty("a", 1)).ToString(Formatting.None)`, '{"a":1}'],
  [`new JObject(JObject.Parse("{'a':1}")).ToString(Formatting.None)`, '{"a":1}'],
  [`new JObject { { "a", 1 }, { "b", "x" } }.ToString(Formatting.None)`, '{"a":1,"b":"x"}'],
  [`new JObject { ["a"] = 1.5, ["b"] = false }.ToString(Formatting.None)`, '{"a":1.5,"b":false}'],
  [
    `new JObject(new JProperty("a", new[] { 1, 2 }), new JProperty("b", new[] { "x" })).ToString(Formatting.None)`,
    '{"a":[1,2],"b":["x"]}',
  ],
  [`new JObject(new JProperty("l", new List<string> { "x" })).ToString(Formatting.None)`, '{"l":["x"]}'],
  [`new JProperty("a", 1, 2).ToString(Formatting.None)`, '"a":[1,2]'],
  [
    `JObject.FromObject(new { a = 1, b = "x", c = new { d = true } }).ToString(Formatting.None)`,
    '{"a":1,"b":"x","c":{"d":true}}',
  ],
  [
    `JObject.FromObject(new Dictionary<string, object> { { "a", 1 }, { "b", null } }).ToString(Formatting.None)`,
    '{"a":1,"b":null}',
  ],
  [`JObject.Parse("{'a':{'b c':[1]}}").SelectToken("a['b c'][0]").Path`, "a['b c'][0]"],
  [`JObject.Parse("{'__proto__':1}")["__proto__"]`, '1'],
  [`JObject.Parse("{'a':1}")["constructor"]`, 'null'],
  [`JObject.Parse("{'d':'2020-01-02T03:04:05Z'}")["d"].Type`, 'Date'],
  [`(string)JObject.Parse("{'d':'2020-01-02T03:04:05Z'}")["d"]`, '01/02/2020 03:04:05'],
  [`JObject.Parse("{'d':'2020-01-02T03:04:05.120Z'}").ToString(Formatting.None)`, '{"d":"2020-01-02T03:04:05.12Z"}'],
  [`JObject.Parse("{'d':'2020-01-02'}")["d"].Type`, 'String'],
  [`JObject.Parse("{'a':1}").First.ToString()`, '"a": 1'],
  [`string.Join(",", JObject.Parse("{'a':1,'b':2}").Select(p => p.Key + p.Value))`, 'a1,b2'],
  [`JObject.Parse("{'a':1,'b':2}").ToDictionary(p => p.Key, p => (int)p.Value)["b"]`, '2'],
  [
    `@{ var s = ""; foreach (KeyValuePair<string, JToken> p in JObject.Parse("{'a':1}")) { s += p.Key; } return s; }`,
    'a',
  ],
  [
    `@{ JToken t = JObject.Parse("{'a':1}"); var s = ""; foreach (JProperty p in t) { s += p.Name + p.Value; } return s; }`,
    'a1',
  ],
  [`@{ JToken t = JObject.Parse("{'a':1}"); return t.Children<JProperty>().First().Name; }`, 'a'],
  [`@{ object o = JObject.Parse("{'a':1}"); return ((JObject)o)["a"]; }`, '1'],
  [`((JObject)JObject.Parse("{'a':{'b':1}}")["a"])["b"]`, '1'],
  [`JObject.Parse("{'a':1}")["a"].Root.ToString(Formatting.None)`, '{"a":1}'],
])('%s is %s', (source, expected) => {
  expect(evaluateText(source)).toBe(expected);
});

it.each([
  [
    `JObject.Parse("{'a':1}")["b"]["c"]`,
    'System.NullReferenceException',
    'Object reference not set to an instance of an object.',
  ],
  [
    `JObject.Parse("{'a':1}")["a"]["c"]`,
    'System.InvalidOperationException',
    'Cannot access child value on Newtonsoft.Json.Linq.JValue.',
  ],
  [
    `JObject.Parse("{'a':1}")[0]`,
    'System.ArgumentException',
    'Accessed JObject values with invalid key value: 0. Object property name expected.',
  ],
  [
    `@{ var o = JObject.Parse("{'a':1}"); o.Add("a", 2); return o; }`,
    'System.ArgumentException',
    'Can not add property a to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.',
  ],
  [
    `new JObject(1)`,
    'System.ArgumentException',
    'Can not add Newtonsoft.Json.Linq.JValue to Newtonsoft.Json.Linq.JObject.',
  ],
  [`JObject.FromObject("x")`, 'System.ArgumentException', 'Object serialized to String. JObject instance expected.'],
  [
    `JObject.FromObject(new[] { 1 })`,
    'System.ArgumentException',
    'Object serialized to Array. JObject instance expected.',
  ],
  [
    `JObject.Parse("[1]")`,
    'Newtonsoft.Json.JsonReaderException',
    "Error reading JObject from JsonReader. Current JsonReader item is not an object: StartArray. Path '', line 1, position 1.",
  ],
  [
    `JObject.Parse("")`,
    'Newtonsoft.Json.JsonReaderException',
    "Error reading JObject from JsonReader. Path '', line 0, position 0.",
  ],
  [
    `JObject.Parse("5")`,
    'Newtonsoft.Json.JsonReaderException',
    "Error reading JObject from JsonReader. Current JsonReader item is not an object: Integer. Path '', line 1, position 1.",
  ],
  [
    `JObject.Parse("{'a':1").ToString()`,
    'Newtonsoft.Json.JsonReaderException',
    "Unexpected end of content while loading JObject. Path 'a', line 1, position 6.",
  ],
  [
    `JObject.Parse("<html>")`,
    'Newtonsoft.Json.JsonReaderException',
    "Unexpected character encountered while parsing value: <. Path '', line 0, position 0.",
  ],
  [`JObject.Parse(null)`, 'System.ArgumentNullException', 'Value cannot be null.\r\nParameter name: s'],
  [
    `(JArray)JObject.Parse("{'a':{}}")["a"]`,
    'System.InvalidCastException',
    "Unable to cast object of type 'Newtonsoft.Json.Linq.JObject' to type 'Newtonsoft.Json.Linq.JArray'.",
  ],
])('%s raises %s', (source, type, message) => {
  expect(() => evaluate(source)).toThrow(expect.objectContaining({ type, message }) as Error);
});
