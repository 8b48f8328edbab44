/** A small file that inputs are made from, with what lies beside it. */
export interface Seed {
  /** What the file is called: readers look at names too. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Other files of its folder, by their paths. */
  readonly beside: ReadonlyMap<string, Uint8Array>;
}

/** A seed with nothing beside it; texts have one character per byte. */
export function seedOf(name: string, content: string | Uint8Array): Seed {
  const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  return { name, bytes, beside: new Map() };
}
