/** Something about a zip that its readers take in different ways. All of one kind are one oddity. */
export interface ZipOddity {
  /** Kebab-case: `same-name`. */
  readonly id: string;
  /** Says the first, and how many there are. */
  readonly message: string;
  /** Where the first one was seen. */
  readonly offset: number;
}

/** Gathers oddities; a hostile archive has a million of one kind. */
export interface OddityList {
  readonly add: (id: string, message: string, offset: number) => void;
  readonly all: () => readonly ZipOddity[];
}

/** A new, empty list. */
export function oddityList(): OddityList {
  const first = new Map<string, ZipOddity>();
  const counts = new Map<string, number>();
  return {
    add(id, message, offset) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      if (!first.has(id)) first.set(id, { id, message, offset });
    },
    all: () =>
      [...first.values()].map((oddity) => {
        const more = (counts.get(oddity.id) ?? 1) - 1;
        return more === 0 ? oddity : { ...oddity, message: `${oddity.message}, and ${more} more` };
      }),
  };
}
