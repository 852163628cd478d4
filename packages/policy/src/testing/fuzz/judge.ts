import type { Fault, PolicyDocument } from '@keelgate/model';
import { checkPolicyFile } from '../../check-policy-file.ts';
import { parseDocument } from '../../document/parse.ts';
import { printDocument } from '../../document/print.ts';
import type { Limits } from '../../dotnet/runtime.ts';
import { runPolicies } from '../../run/run-policies.ts';
import type { RunRequest } from '../../run/run-request.ts';
import { withoutPlaces } from '../arbitrary-document.ts';
import { changedGlobal, globalsNow } from './globals.ts';

/** A document and a request: everything that can be done with them is done, and must come out as it is documented. */
export type FuzzCase = { readonly text: string; readonly request: RunRequest; readonly limits?: Limits };

export type Finding = {
  /** The promise that was broken. */
  readonly law: string;
  readonly what: string;
};

/** Seconds of processor time, where they are measured. */
export type JudgeOptions = { readonly cpuMs?: () => number; readonly cpuMsMax?: number };

/** What is broken, by the first promise that is; `null` where all hold. */
export function judge(of: FuzzCase, options: JudgeOptions = {}): Finding | null {
  const before = globalsNow();
  try {
    return outcome(of, options) ?? globalFinding(changedGlobal(before));
  } catch (thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { law: 'nothing throws', what: stack.split('\n').slice(0, 8).join('\n') };
  }
}

function globalFinding(changed: string | null): Finding | null {
  return changed === null ? null : { law: 'globals stay as they are', what: changed };
}

function outcome({ text, request, limits }: FuzzCase, { cpuMs, cpuMsMax = 2000 }: JudgeOptions): Finding | null {
  const document: PolicyDocument = { format: 'rawxml', text, place: null };
  const started = cpuMs?.() ?? 0;
  function slow(what: string): Finding | null {
    const took = (cpuMs?.() ?? 0) - started;
    return took > cpuMsMax ? { law: 'work is bounded', what: `${what} took ${Math.round(took)} ms` } : null;
  }
  const checked = checkPolicyFile(text, { file: 'a.xml' });
  const places = checked.problems.map((problem) => ({ ...problem, place: { file: 'a.xml', ...problem } }));
  const inFile =
    outside(text, places) ?? leak('check', JSON.stringify(checked), text) ?? slow('check') ?? printed(document);
  if (inFile !== null) return inFile;
  const run = (): string => {
    const result = runPolicies({ api: document }, request, limits === undefined ? {} : { limits });
    return JSON.stringify(result);
  };
  const first = run();
  return (
    slow('check and run') ??
    leak('run', first, text + JSON.stringify(request)) ??
    (run() === first ? null : { law: 'two runs are the same', what: first.slice(0, 500) })
  );
}

const noXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A document that was read is the same when it has been printed and read again. */
function printed(document: PolicyDocument): Finding | null {
  const parsed = parseDocument(document);
  if (!parsed.ok) return outside(document.text, [parsed.failure]);
  // Expressions may hold what XML cannot; in the midst of other text they are text, and then it cannot be written.
  if (noXml.test(document.text)) return null;
  const text = printDocument(parsed.value);
  const again = parseDocument({ ...document, text });
  if (!again.ok)
    return { law: 'what is printed can be read', what: `${again.failure.message}\n${text.slice(0, 1000)}` };
  const left = JSON.stringify(withoutPlaces(parsed.value));
  const right = JSON.stringify(withoutPlaces(again.value));
  return left === right
    ? null
    : { law: 'printing changes nothing', what: `${left.slice(0, 500)}\n${right.slice(0, 500)}` };
}

function outside(text: string, faults: readonly Pick<Fault, 'message' | 'place'>[]): Finding | null {
  const lines = text.split('\n');
  for (const { message, place } of faults) {
    const { line, column } = place ?? { line: 1, column: 1 };
    const length = lines.at(line - 1)?.length;
    if (length === undefined || column < 1 || column > length + 1 || !Number.isInteger(column))
      return { law: 'faults lie inside their file', what: `${line}:${column} ${message}` };
  }
  return null;
}

/** Words of JavaScript's own errors, and what it makes of values that have no text. */
const leaks: readonly RegExp[] = [
  /TypeError|ReferenceError|RangeError|SyntaxError/,
  /is not a function|is not iterable|is not a constructor/,
  /Cannot (?:read|set|destructure|mix|convert undefined)/,
  /Maximum call stack|Invalid (?:array|string) length|compiled this expression wrongly/,
  /\[object [A-Z]\w*\]/,
  /\bundefined\b(?! entity)/,
  /\bfunction\s*\(|=> \{/,
];

function leak(where: string, output: string, input: string): Finding | null {
  for (const pattern of leaks) {
    const found = pattern.exec(output);
    // What the input says itself, perhaps behind an escaped character, may be said again.
    if (found === null || pattern.test(input) || input.includes(found[0])) continue;
    const around = output.slice(Math.max(0, found.index - 200), found.index + 200);
    return { law: 'no message speaks JavaScript', what: `${where}: ${found[0]}: … ${around} …` };
  }
  return null;
}
