import { AssayError } from "../../../bytes/errors.ts";
import { runGit, type GitPlace } from "./run-git.ts";

/** A file's content by its name in git. */
export interface Blob {
  readonly object: string;
  readonly bytes: Uint8Array;
}

const LINE_FEED = 0x0a;

/** The first line of `git cat-file --batch`: name, kind and size; or name and `missing`. */
const HEAD = /^([0-9a-f]{40,64}) (?:(blob|tree|commit|tag) (\d{1,15})|missing)$/;

/** What an object is. */
export interface ObjectFacts {
  readonly kind: string;
  readonly byteLength: number;
}

/** What the objects are that are at hand; the others are missing in the answer. */
export async function objectFacts(
  place: GitPlace,
  objects: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ObjectFacts>> {
  const facts = new Map<string, ObjectFacts>();
  if (objects.length === 0) return facts;
  const args = ["cat-file", "--batch-check"];
  const text = await textOf(runGit(place, { args, input: lines(objects), signal }));
  for (const line of text.split("\n")) {
    const [, object = "", kind, size] = HEAD.exec(line) ?? [];
    if (kind !== undefined) facts.set(object, { kind, byteLength: Number(size) });
  }
  return facts;
}

/** The commit that an object at hand stands for: itself, or what a tag names; undefined when there is none. */
export async function commitOf(
  place: GitPlace,
  object: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const [commit] = (await objectFacts(place, [`${object}^{commit}`], signal)).keys();
  return commit;
}

/**
 * The contents of objects that are at hand, one after the other, in the order given.
 * Throws `AssayError("target-unreadable")` where one is missing or damaged.
 */
export async function* readBlobs(
  place: GitPlace,
  objects: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Blob, void, undefined> {
  if (objects.length === 0) return;
  const args = ["cat-file", "--batch"];
  const bytes = chunkReader(runGit(place, { args, input: lines(objects), signal }));
  try {
    for (const asked of objects) {
      const head = Buffer.from(await bytes.through(LINE_FEED))
        .toString("latin1")
        .trimEnd();
      const [, object, kind, size] = HEAD.exec(head) ?? [];
      if (object === undefined || kind === undefined) throw notThere(asked);
      yield { object, bytes: await bytes.take(Number(size)) };
      await bytes.take(1);
    }
  } finally {
    await bytes.close();
  }
}

function lines(objects: readonly string[]): string {
  return `${objects.join("\n")}\n`;
}

/** All that a run writes, as text. */
export async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString("utf8");
}

function notThere(object: string): AssayError {
  return new AssayError("target-unreadable", `Cannot read git object ${object}: it is not at hand`);
}

/** Reads a stream by lengths and ends of lines. Throws `AssayError("target-unreadable")` where it ends before. */
function chunkReader(iterator: AsyncGenerator<Uint8Array, void, undefined>): {
  take(length: number): Promise<Uint8Array>;
  through(byte: number): Promise<Uint8Array>;
  close(): Promise<void>;
} {
  let held: Uint8Array = new Uint8Array();

  async function more(): Promise<void> {
    const next = await iterator.next();
    if (next.done === true)
      throw new AssayError("target-unreadable", "Cannot read git object: it ends too early");
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  }

  return {
    async take(length) {
      const parts: Uint8Array[] = [];
      let missing = length;
      while (missing > 0) {
        if (held.length === 0) await more();
        const part = held.subarray(0, missing);
        held = held.subarray(part.length);
        missing -= part.length;
        parts.push(part);
      }
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
    async through(byte) {
      let at = held.indexOf(byte);
      while (at < 0) {
        await more();
        at = held.indexOf(byte);
      }
      const line = held.subarray(0, at + 1);
      held = held.subarray(at + 1);
      return line;
    },
    async close() {
      await iterator.return();
    },
  };
}
