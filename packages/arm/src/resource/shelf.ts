/** Things by their ids, which are not told apart by case, in the order in which they came. */
export type Shelf<Item extends { readonly id: string }> = {
  /** Puts it in; one with that id that is there already gives way, and keeps its turn. */
  readonly put: (item: Item) => void;
  readonly find: (id: string | undefined) => Item | undefined;
  readonly all: () => readonly Item[];
};

export function createShelf<Item extends { readonly id: string }>(): Shelf<Item> {
  const items = new Map<string, Item>();
  return {
    put: (item) => {
      items.set(item.id.toLowerCase(), item);
    },
    find: (id) => (id === undefined ? undefined : items.get(id.toLowerCase())),
    all: () => [...items.values()],
  };
}
