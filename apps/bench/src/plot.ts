/** One line of a plot: the middle and what nine in ten figures are above and below, at each place. */
export type PlotLine = {
  readonly name: string;
  readonly points: readonly {
    readonly x: number;
    readonly low: number;
    readonly median: number;
    readonly high: number;
  }[];
};

export type Plot = {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly across: { readonly label: string; readonly scale: 'linear' | 'logarithmic' };
  /** From 0. */
  readonly up: string;
  readonly lines: readonly PlotLine[];
};

const width = 640;
const height = 360;
const inside = { left: 84, right: 16, top: 56, bottom: 56 } as const;

/** A plot that can be read on white and on black. */
export function drawPlot({ title, across, up, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points);
  const ticksUp = niceTicks(Math.max(...points.map(({ high }) => high)));
  const top = ticksUp.at(-1) ?? 1;
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((left, right) => left - right);
  const place = across.scale === 'logarithmic' ? Math.log10 : (x: number): number => x;
  const [from, to] = [place(xs[0] ?? 1), place(xs.at(-1) ?? 1)];
  const span = { across: width - inside.left - inside.right, up: height - inside.top - inside.bottom };
  const at = (x: number): number => inside.left + (to === from ? 0.5 : (place(x) - from) / (to - from)) * span.across;
  const upAt = (y: number): number => height - inside.bottom - (y / top) * span.up;
  const grid = ticksUp.map(
    (
      tick,
    ) => `<line class="grid" x1="${inside.left}" x2="${width - inside.right}" y1="${px(upAt(tick))}" y2="${px(upAt(tick))}"/>
<text x="${inside.left - 8}" y="${px(upAt(tick) + 4)}" text-anchor="end">${printed(tick)}</text>`,
  );
  const marks = apart(xs, at).map(
    (
      x,
    ) => `<line class="axis" x1="${px(at(x))}" x2="${px(at(x))}" y1="${height - inside.bottom}" y2="${height - inside.bottom + 5}"/>
<text x="${px(at(x))}" y="${height - inside.bottom + 20}" text-anchor="middle">${printed(x)}</text>`,
  );
  const drawn = lines.map((line, index) => drawLine(line, index, { at, upAt }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    style,
    `<text class="title" x="${inside.left}" y="22">${escaped(title)}</text>`,
    ...legend(lines),
    ...grid,
    `<line class="axis" x1="${inside.left}" x2="${width - inside.right}" y1="${height - inside.bottom}" y2="${height - inside.bottom}"/>`,
    ...marks,
    ...drawn,
    `<text x="${inside.left + span.across / 2}" y="${height - 12}" text-anchor="middle">${escaped(across.label)}</text>`,
    `<text transform="translate(14 ${inside.top + span.up / 2}) rotate(-90)" text-anchor="middle">${escaped(up)}</text>`,
    '</svg>\n',
  ].join('\n');
}

/** Told apart by the colour-blind, on either ground. */
const colours = {
  light: ['#0969da', '#bc4c00', '#1a7f37'],
  dark: ['#58a6ff', '#f0883e', '#3fb950'],
} as const;

/** Colours follow what the reader prefers. Plain rules: not every program that shows pictures knows more. */
const style = `<style>
text { font: 12px system-ui, sans-serif; fill: #24292f }
.title { font-size: 15px; font-weight: 600 }
.ground { fill: #ffffff }
.axis { stroke: #57606a }
.grid { stroke: #d0d7de; stroke-width: 0.5 }
.line { fill: none; stroke-width: 2 }
.band { opacity: 0.2 }
${coloured(colours.light)}
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.ground { fill: #0d1117 }
.axis { stroke: #8b949e }
.grid { stroke: #30363d }
${coloured(colours.dark)}
}
</style>
<rect class="ground" width="${width}" height="${height}"/>`;

function coloured(of: readonly string[]): string {
  return of
    .map(
      (colour, index) => `.s${index} .line { stroke: ${colour} } .s${index} .dot, .s${index} .band { fill: ${colour} }`,
    )
    .join('\n');
}

type Places = { readonly at: (x: number) => number; readonly upAt: (y: number) => number };

function drawLine({ points }: PlotLine, index: number, { at, upAt }: Places): string {
  const path = (of: readonly (readonly [number, number])[]): string =>
    of.map(([x, y]) => `${px(at(x))},${px(upAt(y))}`).join(' ');
  const highs = points.map(({ x, high }) => [x, high] as const);
  const lows = points.map(({ x, low }) => [x, low] as const).toReversed();
  const middles = points.map(({ x, median }) => [x, median] as const);
  const dots = middles.map(([x, y]) => `<circle class="dot" cx="${px(at(x))}" cy="${px(upAt(y))}" r="3"/>`);
  return `<g class="s${index}"><polygon class="band" points="${path([...highs, ...lows])}"/>
<polyline class="line" points="${path(middles)}"/>${dots.join('')}</g>`;
}

/** One line needs no name: the title is about it. */
function legend(lines: readonly PlotLine[]): readonly string[] {
  if (lines.length < 2) return [];
  return lines.map(
    ({ name }, index) => `<g class="s${index}"><circle class="dot" cx="${inside.left + 5 + index * 180}" cy="38" r="4"/>
<text x="${inside.left + 15 + index * 180}" y="42">${escaped(name)}</text></g>`,
  );
}

/** About five whole steps of 1, 2 or 5 times a power of ten from 0 to what is above everything. */
export function niceTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999_999) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step - 1e-6) + 1 }, (_, index) => index * step);
}

/** Those of the places that have room for a label each. */
function apart(xs: readonly number[], at: (x: number) => number): readonly number[] {
  const shown: number[] = [];
  for (const x of xs) {
    const last = shown.at(-1);
    if (last === undefined || at(x) - at(last) >= 34) shown.push(x);
  }
  return shown;
}

function printed(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en', { maximumFractionDigits: 6 });
}

function px(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
