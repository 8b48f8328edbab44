import type { ByteSource } from "../bytes/byte-source.ts";
import { JsonWalker, type JsonVisitor } from "./json-walker.ts";
import type { StrictJson } from "./strict-json.ts";

/** Bytes read at once. */
const READ_BYTES = 256 << 10;

/** Bytes of a source from one place up to another. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a JSON object member by member and keeps none, so that a header of half a million entries is never in memory as a
 * whole. Gives the kind of the value: only an object has members. Throws `FormatError`, as `parseStrictJson` does, behind
 * the members that were read before.
 */
export async function visitMembersOf(
  source: ByteSource,
  span: ByteSpan,
  visitor: JsonVisitor,
  signal?: AbortSignal,
): Promise<StrictJson["kind"]> {
  const value = await walkJson(new JsonWalker(visitor), source, span, signal);
  return value?.kind ?? "object";
}

/** The same for an object that is in memory. */
export function visitMembers(bytes: Uint8Array, visitor: JsonVisitor): StrictJson["kind"] {
  const walker = new JsonWalker(visitor);
  walker.take(bytes);
  return walker.close()?.kind ?? "object";
}

/** Reads the JSON text of a whole source, with or without a mark of the byte order, as `JsonWalker` does. */
export function walkDocument(
  source: ByteSource,
  visitor: JsonVisitor,
  signal?: AbortSignal,
): Promise<StrictJson | undefined> {
  const walker = new JsonWalker(visitor, { takesMark: true });
  return walkJson(walker, source, { start: 0, end: source.byteLength }, signal);
}

async function walkJson(
  walker: JsonWalker,
  source: ByteSource,
  { start, end }: ByteSpan,
  signal: AbortSignal | undefined,
): Promise<StrictJson | undefined> {
  for (let at = start; at < end; at += READ_BYTES) {
    walker.take(await source.read(at, Math.min(end, at + READ_BYTES), signal));
  }
  return walker.close();
}
