export {
  type ChangedResource,
  type DiffResource,
  isSame,
  type PropertyChange,
  type SnapshotDifference,
} from './difference.ts';
export { type DiffOptions, diffSnapshots } from './diff-snapshots.ts';
