/** A small file that inputs are made from, with what lies beside it. */
export interface Seed {
  /** The reader that takes it before it is changed: one of `ALL_READERS`. */
  readonly reader: string;
  /** What the file is called: readers look at names too. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Other files of its folder, by their paths. */
  readonly beside: ReadonlyMap<string, Uint8Array>;
}

/** A seed with nothing beside it; texts have one character per byte. */
export function seedOf(reader: string, name: string, content: string | Uint8Array): Seed {
  return { reader, name, bytes: bytesOf(content), beside: new Map() };
}

/** A seed with other files of its folder beside it; texts have one character per byte. */
export function seedBeside(
  reader: string,
  name: string,
  content: string | Uint8Array,
  beside: Readonly<Record<string, string | Uint8Array>>,
): Seed {
  const files = Object.entries(beside).map(([path, inside]): [string, Uint8Array] => [
    path,
    bytesOf(inside),
  ]);
  return { reader, name, bytes: bytesOf(content), beside: new Map(files) };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content, "latin1") : content;
}
