import { defaultOperators, Liquid } from 'liquidjs';
import type { LiquidOptions } from 'liquidjs';
import type { Runtime } from '../dotnet/runtime.ts';
import { newText } from '../dotnet/runtime.ts';
import { dateFilters } from './date-filter.ts';
import { LiquidFailure } from './failure.ts';
import type { FilterTable } from './filter-table.ts';
import { textOf } from './filter-value.ts';
import { jsonArrayFor } from './json-array-for.ts';
import { listFilters } from './list-filter.ts';
import { numberFilters } from './number-filter.ts';
import { textFilters } from './text-filter.ts';

export const templateCharsMax = 1_000_000;

/** DotLiquid's tags; the ones that would read other files are not among them. */
const tags: ReadonlySet<string> = new Set(
  'assign break capture case comment continue cycle decrement for if increment raw tablerow unless'.split(' '),
);

/** An engine that speaks DotLiquid's dialect, for one rendering. */
export function liquidEngine(rt: Runtime, lowerCaseFilters: boolean): Liquid {
  const engine = new Liquid({
    ...options,
    operators: operators(),
    outputEscape: (value: unknown) => printed(rt, value),
  });
  for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
  engine.registerTag('JSONArrayFor', jsonArrayFor);
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  const table: FilterTable = { ...textFilters(rt), ...numberFilters(rt), ...listFilters(rt), ...dateFilters(rt) };
  for (const [name, filter] of Object.entries(table)) {
    engine.registerFilter(name, filter);
    if (lowerCaseFilters) engine.registerFilter(rubyName(name), filter);
  }
  return engine;
}

/** What `{{ … }}` prints. */
function printed(rt: Runtime, value: unknown): string {
  return newText(rt, textOf(value));
}

const options: LiquidOptions = {
  ownPropertyOnly: true,
  strictFilters: true,
  templates: {},
  cache: false,
  locale: 'en-US',
  timezoneOffset: 0,
  parseLimit: 4 * templateCharsMax,
};

/** `DividedBy` → `divided_by`. */
function rubyName(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

type Operators = NonNullable<LiquidOptions['operators']>;

function operators(): Operators {
  const { contains, '!=': differs } = defaultOperators;
  if (contains === undefined || differs === undefined) throw new LiquidFailure('Liquid error: no operators');
  const starts = (left: unknown, right: unknown): boolean => textOf(left).startsWith(textOf(right));
  const ends = (left: unknown, right: unknown): boolean => textOf(left).endsWith(textOf(right));
  const hasKey = (left: unknown, right: unknown): boolean =>
    typeof left === 'object' && left !== null && Object.hasOwn(left, textOf(right));
  return {
    ...defaultOperators,
    '<>': differs,
    Contains: contains,
    startsWith: starts,
    StartsWith: starts,
    endsWith: ends,
    EndsWith: ends,
    hasKey,
    HasKey: hasKey,
  };
}
