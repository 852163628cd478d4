import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';
import { definitionNamed } from '../define.ts';
import { exceptionTypes } from './index.ts';

const rows: readonly (readonly [string, string])[] = [
  ['new Exception("broken").Message', 'broken'],
  ['new Exception().Message', "Exception of type 'System.Exception' was thrown."],
  ['new Exception("outer", new FormatException("inner")).InnerException.Message', 'inner'],
  ['new Exception("broken").ToString()', 'System.Exception: broken'],
  [
    'new Exception("outer", new FormatException("inner")).ToString()',
    'System.Exception: outer ---> System.FormatException: inner\r\n   --- End of inner exception stack trace ---',
  ],
  ['new Exception("a", new Exception("b", new Exception("c"))).GetBaseException().Message', 'c'],
  ['new ArgumentException("bad", "name").Message', 'bad\r\nParameter name: name'],
  ['new ArgumentException("bad", "name").ParamName', 'name'],
  ['new ArgumentNullException("name").Message', 'Value cannot be null.\r\nParameter name: name'],
  ['new ArgumentNullException("name", "why").Message', 'why\r\nParameter name: name'],
  [
    'new ArgumentOutOfRangeException("n", 5, "too much").Message',
    'too much\r\nParameter name: n\r\nActual value was 5.',
  ],
  ['new InvalidOperationException().Message', 'Operation is not valid due to the current state of the object.'],
  ['new KeyNotFoundException().Message', 'The given key was not present in the dictionary.'],
  ['new FormatException("x") is SystemException', 'True'],
  ['new ArgumentNullException("x") is ArgumentException', 'True'],
  ['new DivideByZeroException() is ArithmeticException', 'True'],
  ['(Exception)new TimeoutException("late") is FormatException', 'False'],
  ['new OverflowException().GetType().FullName', 'System.OverflowException'],
  ['((string)null).Length', 'System.NullReferenceException: Object reference not set to an instance of an object.'],
];

describe('exceptions', () => {
  it.each(rows)('%s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });

  it.each(exceptionTypes.map(({ name, base }) => [name, base]))('%s derives from %s, which is there', (_, base) => {
    expect(base).not.toBeNull();
    const isThere = base === 'object' || definitionNamed(`System.${base}`) !== undefined;
    expect(isThere).toBe(true);
  });
});
