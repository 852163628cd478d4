/** Where something was written. Lines and columns count from 1; columns in UTF-16 code units, as editors count. */
export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** `file:line:column`, the form that terminals and editors make clickable. */
export function printPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/**
 * Where each value of something was written, by its path (`units`, `regions/1/zones`). A later reader lays its own
 * places over an earlier one's: a drill's overlay over the template's.
 */
export type Places = ReadonlyMap<string, Place>;

/** The place of `path`, or of the nearest path above it that has one. */
export function placeOf(places: Places, path: string): Place | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return places.get('');
}
