import { decoded } from './url-query.ts';

/** A path cut at its slashes, without escapes: as it was written, and in lower case for whatever is compared. */
export type UrlPath = {
  readonly segments: readonly string[];
  /** The same list where the path has no upper case. */
  readonly lower: readonly string[];
};

export function parsePath(path: string): UrlPath {
  const text = path.startsWith('/') ? path.slice(1) : path;
  if (text.includes('%')) {
    const segments = text.split('/').map(decoded);
    return { segments, lower: segments.map((segment) => segment.toLowerCase()) };
  }
  const segments = text.split('/');
  const lowered = text.toLowerCase();
  return { segments, lower: lowered === text ? segments : lowered.split('/') };
}
