export {
  type ChangedResource,
  type DiffResource,
  isSame,
  type PropertyChange,
  type SnapshotDifference,
} from './difference.ts';
export { type DiffOptions, differingTypes, diffSnapshots } from './diff-snapshots.ts';
