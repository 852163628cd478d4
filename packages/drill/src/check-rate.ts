import type { RateStep } from '@keelgate/model';
import { isMap } from 'yaml';
import type { CheckContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { complain, fields, isList, isOneValue, items, quantity, text } from './cursor.ts';
import type { DrillText } from './parse.ts';

/** A rate, a list of them in time, or a trace. */
export function checkRate(at: Cursor | undefined, group: Cursor, context: CheckContext): readonly RateStep[] {
  if (at === undefined) {
    complain(group, 'missing-key', `${group.path} has neither a rate nor a loop`);
    return [];
  }
  if (isOneValue(at)) return [{ atUs: 0, perSecond: quantity(at, 'rate'), rampUs: 0 }];
  if (isList(at)) return steps(at);
  const trace = fields(at, ['trace'])?.get('trace');
  if (trace === undefined) {
    if (isMap(at.node)) complain(at, 'missing-key', `${at.path} has no trace`);
    return [];
  }
  const file = context.files.get(text(trace));
  if (file !== undefined) return traceSteps(file, trace);
  complain(trace, 'no-file', `the trace ${text(trace)} has not been read`);
  return [];
}

function steps(at: Cursor): readonly RateStep[] {
  const seen = new Set<number>();
  const entries = items(at);
  if (entries.length === 0) complain(at, 'wrong-shape', `${at.path} is empty, expected at least one entry`);
  const all = entries.flatMap((item) => {
    const said = fields(item, ['at', 'rate', 'ramp']);
    const when = said?.get('at');
    const rate = said?.get('rate');
    const ramp = said?.get('ramp');
    if (when === undefined || rate === undefined) {
      if (said !== null) complain(item, 'missing-key', `${item.path} has no ${when === undefined ? 'at' : 'rate'}`);
      return [];
    }
    const step = {
      atUs: quantity(when, 'time'),
      perSecond: quantity(rate, 'rate'),
      rampUs: ramp === undefined ? 0 : quantity(ramp, 'time'),
    };
    if (seen.has(step.atUs)) complain(when, 'duplicate', `${when.path} is the time of another entry too`);
    seen.add(step.atUs);
    return [step];
  });
  return all.toSorted((left, right) => left.atUs - right.atUs);
}

/** Lines of `t,rate`: from that second on, so many requests a second. */
function traceSteps({ file, text: source }: DrillText, at: Cursor): readonly RateStep[] {
  const [header = '', ...lines] = source.split(/\r?\n/);
  if (header.trim() !== 't,rate') {
    const message = `a trace begins with the line t,rate, this one with "${header.slice(0, 40)}"`;
    at.source.faults.push({
      code: 'drill/wrong-trace',
      severity: 'error',
      message,
      place: { file, line: 1, column: 1 },
    });
    return [];
  }
  let lastUs = -1;
  const all: RateStep[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*$/.exec(line);
    const atUs = Number(match?.[1] ?? Number.NaN) * 1e6;
    if (match === null || atUs <= lastUs) {
      const message = `"${line.slice(0, 40)}" is no line of a trace, expected seconds, later than before, and requests a second`;
      at.source.faults.push({
        code: 'drill/wrong-trace',
        severity: 'error',
        message,
        place: { file, line: index + 2, column: 1 },
      });
      return all;
    }
    all.push({ atUs, perSecond: Number(match[2]), rampUs: 0 });
    lastUs = atUs;
  }
  if (all.length === 0) {
    const message = 'a trace has at least one line of seconds and requests a second, this one has none';
    at.source.faults.push({
      code: 'drill/wrong-trace',
      severity: 'error',
      message,
      place: { file, line: 1, column: 1 },
    });
  }
  return all;
}
