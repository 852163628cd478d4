import type { DrillResult } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { count, duration, perSecond } from '../quantity.ts';

/** What was left out, what to know about the figures, and how they were made. */
export function smallPrint(result: DrillResult, width: number): readonly Line[] {
  const { engine, service, notes } = result;
  const seconds = engine.wallMs / 1000;
  const speed = engine.wallMs > 0 ? ` in ${duration(seconds)}, ${perSecond(engine.requestsPerSecond)}` : '';
  const workers = `${engine.workers} ${engine.workers === 1 ? 'worker' : 'workers'}`;
  return [
    ...listed(
      'Not simulated',
      service.notSimulated.map(({ scope, policy, why }) => `${policy} in ${scope}: ${why}`),
      width,
    ),
    ...listed('Notes', notes, width),
    [],
    [
      styled(
        'dim',
        `keelgate ${engine.version}: ${count(engine.requests)} requests${speed}, ${workers}; digest ${result.digest}`,
      ),
    ],
  ];
}

const itemsMax = 5;
const linesEach = 2;

function listed(title: string, items: readonly string[], width: number): readonly Line[] {
  if (items.length === 0) return [];
  const rest = items.length - itemsMax;
  return [
    [],
    [styled('bold', title)],
    ...items.slice(0, itemsMax).flatMap((item) => paragraph(item, width - 4)),
    ...(rest > 0 ? [[`  … and ${rest} more (see --json)`]] : []),
  ];
}

function paragraph(text: string, width: number): readonly Line[] {
  const parts = wrap(text, width);
  const shown = parts
    .slice(0, linesEach)
    .map((part, index) => (index === linesEach - 1 && parts.length > linesEach ? `${part} …` : part));
  return shown.map((part, index): Line => [index === 0 ? '  - ' : '    ', part]);
}
