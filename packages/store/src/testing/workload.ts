import { brokenRecovery } from '@keelgate/model';
import type { FilePort } from '../file/port.ts';
import type { ConfigLog, OpenedLog } from '../log/log.ts';
import { openLog } from '../log/open-log.ts';
import type { Pick } from './memory-disk.ts';

/** What a caller of the log does. */
export type Step =
  | { readonly kind: 'append'; readonly sizes: readonly number[] }
  | { readonly kind: 'snapshot'; readonly back: number }
  | { readonly kind: 'compact' }
  | { readonly kind: 'reopen' };

/** What a caller knows: which changes were acknowledged, and of which it cannot tell. */
export type Known = { acknowledged: readonly string[]; unsure: readonly string[]; made: number };

export const folder = 'log';
const segmentBytes = 120;

export function nothingKnown(): Known {
  return { acknowledged: [], unsure: [], made: 0 };
}

export function open(files: FilePort): ReturnType<typeof openLog> {
  return openLog({ files, folder, segmentBytes });
}

/** Takes the steps one after the other, each append's changes at once, until the log cannot be opened. */
export async function carryOut(files: FilePort, steps: readonly Step[], known: Known): Promise<void> {
  let opened = await open(files);
  if (!opened.ok) return;
  if (!(await learn(opened.value, known))) return;
  for (const step of steps) {
    const { log } = opened.value;
    if (step.kind === 'append') await appendAll(log, step.sizes, known);
    if (step.kind === 'snapshot') await snapshotOf(log, step.back, known);
    if (step.kind === 'compact') await log.compact();
    if (step.kind !== 'reopen') continue;
    await log.close();
    opened = await open(files);
    if (!opened.ok) return;
    if (!(await learn(opened.value, known))) return;
  }
  await opened.value.log.close();
}

/** Throws unless the log holds what was acknowledged, then some of what is unsure, in order; afterwards it is known. */
export async function learn(opened: OpenedLog, known: Known): Promise<boolean> {
  const held = await contentOf(opened);
  if (held === undefined) return false;
  const { acknowledged, unsure } = known;
  const broken = brokenRecovery({ acknowledged, unsure, held }, (sent, kept) => sent === kept);
  if (broken !== null)
    throw new Error(`${broken}: held ${held.join()}; acknowledged ${acknowledged.join()}; unsure ${unsure.join()}`);
  known.acknowledged = held;
  known.unsure = [];
  return true;
}

/** Every change, from the snapshot and from after it; `undefined` where a disk that fails cannot be read. */
export async function contentOf({ log, snapshot }: OpenedLog): Promise<readonly string[] | undefined> {
  const held = snapshot === null ? [] : textOf(snapshot.bytes).split(' ').slice(1);
  if (snapshot !== null && held.length !== snapshot.number) throw new Error('a snapshot has another number');
  while (held.length < log.last()) {
    const page = await log.changesAfter(held.length);
    if (!page.ok) {
      if (page.failure.code === 'log/disk-failed' || page.failure.code === 'log/disk-full') return undefined;
      throw new Error(page.failure.message);
    }
    for (const { number, bytes } of page.value) {
      if (number !== held.length + 1) throw new Error(`change ${number} after ${held.length}`);
      held.push(textOf(bytes));
    }
  }
  return held;
}

/** Numbers from a seed, for what a crash leaves. */
export function picker(seed: number): Pick {
  let state = seed | 1;
  return (max) => {
    state = (Math.imul(state, 48_271) + 11) >>> 0;
    return (state >>> 8) % (max + 1);
  };
}

async function appendAll(log: ConfigLog, sizes: readonly number[], known: Known): Promise<void> {
  const made = sizes.map((size, index) => `${known.made + index}`.padEnd(size, '.'));
  known.made += made.length;
  const results = await Promise.all(made.map((text) => log.append(new TextEncoder().encode(text))));
  for (const [index, result] of results.entries()) {
    const text = made[index] ?? '';
    if (result.ok) {
      known.acknowledged = [...known.acknowledged, text];
      if (result.value !== known.acknowledged.length) throw new Error(`${text} is change ${result.value}`);
    } else if (result.failure.code === 'log/stopped') known.unsure = [...known.unsure, text];
  }
}

async function snapshotOf(log: ConfigLog, back: number, known: Known): Promise<void> {
  const number = Math.max(0, known.acknowledged.length - back);
  await log.snapshot(number, new TextEncoder().encode(['all', ...known.acknowledged.slice(0, number)].join(' ')));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
