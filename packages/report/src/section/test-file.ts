import type { PolicyTestCaseResult, PolicyTestFailure, PolicyTestFileResult } from '@keelgate/model';
import { printFault, printPlace } from '@keelgate/model';
import { type Line, styled } from '../line.ts';

const failuresMax = 10;

/** A test file with its cases; of those that failed, what was expected, where that is written, and what came. */
export function testFile({ file, name, faults, cases }: PolicyTestFileResult): readonly Line[] {
  return [
    [styled('bold', name === file ? file : `${name} (${file})`)],
    ...faults.map((fault): Line => ['  ', styled('red', printFault(fault))]),
    ...cases.flatMap(testCase),
  ];
}

function testCase({ name, passed, failures }: PolicyTestCaseResult): readonly Line[] {
  const mark = passed ? styled('green', '✓') : styled('red', '✗');
  const rest = failures.length - failuresMax;
  return [
    ['  ', mark, ` ${name}`],
    ...failures.slice(0, failuresMax).flatMap(failure),
    ...(rest > 0 ? [[`      … and ${rest} more differences (see --json)`]] : []),
  ];
}

function failure({ place, what, expected, got }: PolicyTestFailure): readonly Line[] {
  return [
    ['      ', styled('dim', printPlace(place)), `  ${what}`],
    ['        expected ', styled('green', expected)],
    ['        got      ', styled('red', got)],
  ];
}
