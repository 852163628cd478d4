/** What happens when, in the order of time. */
export type Queue = {
  readonly add: (at: number, happen: () => void) => void;
  /** Until nothing is left. */
  readonly run: () => void;
};

type Event = { readonly at: number; readonly happen: () => void };

/** A binary heap of objects. */
export function createQueue(): Queue {
  const events: Event[] = [];
  function add(at: number, happen: () => void): void {
    let index = events.push({ at, happen }) - 1;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (timeOf(parent) <= at) break;
      swap(index, parent);
      index = parent;
    }
  }
  function take(): Event | undefined {
    const [first] = events;
    const last = events.pop();
    if (last === undefined || events.length === 0) return first;
    events[0] = last;
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      const least = left + 1 < events.length && timeOf(left + 1) < timeOf(left) ? left + 1 : left;
      if (least >= events.length || timeOf(least) >= last.at) return first;
      swap(index, least);
      index = least;
    }
  }
  function timeOf(index: number): number {
    return (events[index] as Event).at;
  }
  function swap(left: number, right: number): void {
    const event = events[left] as Event;
    events[left] = events[right] as Event;
    events[right] = event;
  }
  return {
    add,
    run: () => {
      for (let event = take(); event !== undefined; event = take()) event.happen();
    },
  };
}
