import {
  admit,
  eject,
  ejectedMax,
  findOutliers,
  isEjected,
  noteAnswer,
  noteFailure,
  outlierTickUs,
} from '../health/outliers.ts';
import { insertAction } from './action.ts';
import type { Ejection } from './ejected-share.ts';
import { ejected, knownVms } from './ejected-share.ts';
import { setVmsAside, takeVmsBack } from './region-health.ts';
import type { Shard } from './shard.ts';

/** The VM in hand has answered, or will, after so long. */
export function answers({ ejection, attempt }: Shard, tookUs: number): void {
  if (ejection !== null) noteAnswer(ejection.outliers, attempt.vm, tookUs);
}

/** The VM in hand has failed the attempt in hand. */
export function fails(shard: Shard): void {
  const { ejection, attempt } = shard;
  if (ejection === null || !noteFailure(ejection.outliers, attempt.vm)) return;
  ejectVm(shard, attempt.vm, 'failures');
}

/** From now on VMs are held against each other once a second, as long as the drill lasts. */
export function watchOutliers(shard: Shard): void {
  const atUs = shard.nowUs + outlierTickUs;
  if (shard.ejection === null || atUs >= shard.plan.drill.durationUs) return;
  insertAction(shard.actions, { atUs, region: shard.region.index, act: look });
}

function look(shard: Shard): void {
  const { ejection, health, nowUs } = shard;
  if (ejection === null) return;
  const { view } = health;
  const candidates = Array.from(view.believed.subarray(0, view.believedCount));
  for (const { vm, why } of findOutliers(ejection.outliers, candidates, nowUs)) ejectVm(shard, vm, why);
  watchOutliers(shard);
}

function ejectVm(shard: Shard, vm: number, why: Ejection['why']): void {
  const { ejection, health, nowUs } = shard;
  if (ejection === null || isEjected(ejection.outliers, vm)) return;
  const { outliers, done } = ejection;
  const known = knownVms(health.view, outliers);
  if (known.ejected.length + 1 > ejectedMax(outliers, known.count)) return;
  const backUs = nowUs + outliers.settings.forUs;
  const row: Ejection = { vm, why, atUs: nowUs, backUs };
  done.push(row);
  eject(outliers, vm, backUs);
  setVmsAside(shard, [vm], ejected);
  insertAction(shard.actions, { atUs: backUs, region: shard.region.index, act: (of) => takeBack(of, row) });
}

function takeBack(shard: Shard, row: Ejection): void {
  // One that was taken back before its time may be out again for another reason.
  if (row.backUs !== shard.nowUs || shard.ejection === null) return;
  admit(shard.ejection.outliers, row.vm);
  takeVmsBack(shard, [row.vm], ejected);
}
