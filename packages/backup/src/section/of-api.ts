import type { Api } from '@keelgate/model';
import { type Shape, number, record } from '../record/shape.ts';
import { Unfit } from '../record/unfit.ts';
import type { Section } from './section.ts';

/** The section of what APIs have many of: each item with its API's position. */
export function sectionOfApi<Name extends 'operations' | 'schemas'>(
  section: string,
  name: Name,
  shape: Shape<Api[Name][number]>,
): Section {
  type Item = { readonly api: number; readonly item: Api[Name][number] };
  const inApi = record<Item>({ api: number, item: shape });
  return {
    name: section,
    *records(snapshot) {
      for (const [api, { [name]: items }] of snapshot.apis.entries())
        for (const item of items) yield inApi.pack({ api, item });
    },
    count: (snapshot) => snapshot.apis.reduce((count, api) => count + api[name].length, 0),
    add: (draft, packed) => {
      const { api, item } = inApi.unpack(packed);
      const items: Api[Name][number][] | undefined = draft.apis[api]?.[name];
      if (items === undefined) throw new Unfit('an API is missing');
      items.push(item);
    },
  };
}
