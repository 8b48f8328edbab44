import type { ByteSource } from "../bytes/byte-source.ts";
import { FormatError } from "../bytes/errors.ts";
import { JsonReader, refuseDuplicate, type StrictJson } from "./json-reader.ts";

/** What to do with a member of the outermost object. The key is a text of its own, and keeps nothing else in memory. */
export type VisitMember = (key: string, value: StrictJson) => void;

/** Bytes read at once. */
const READ_BYTES = 256 << 10;

/** Bytes that become text at once: longer texts live in memory until the whole of it is looked through. */
const PIECE_BYTES = 64 << 10;

/**
 * Reads a JSON object member by member and keeps none, so that a header of half a million entries is never in memory as a
 * whole. Gives the kind of the value: only an object has members. Throws `FormatError`, as `parseStrictJson` does, behind
 * the members that were read before.
 */
export async function visitMembersOf(
  source: ByteSource,
  { start, end }: { readonly start: number; readonly end: number },
  visit: VisitMember,
  signal?: AbortSignal,
): Promise<StrictJson["kind"]> {
  const members = new MemberReader(visit);
  for (let at = start; at < end; at += READ_BYTES) {
    members.take(await source.read(at, Math.min(end, at + READ_BYTES), signal));
  }
  return members.close();
}

/** The same for an object that is in memory. */
export function visitMembers(bytes: Uint8Array, visit: VisitMember): StrictJson["kind"] {
  const members = new MemberReader(visit);
  members.take(bytes);
  return members.close();
}

interface Member {
  readonly key: string;
  readonly value: StrictJson;
  readonly isLast: boolean;
}

/** Takes the bytes of a text in pieces, and visits a member as soon as what ends it is there. */
class MemberReader {
  readonly #visit: VisitMember;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #keys = new Set<string>();
  #state: "before" | "first" | "inside" | "behind" = "before";
  #kind: StrictJson["kind"] = "object";
  /** What belongs to a member whose end has not come yet. */
  #left = "";
  /** Characters before that. */
  #before = 0;

  constructor(visit: VisitMember) {
    this.#visit = visit;
  }

  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      // A member that is longer is looked at again with twice as much each time.
      const end = at + Math.max(PIECE_BYTES, this.#left.length);
      this.#read(this.#decode(bytes.subarray(at, end)), false);
      at = end;
    }
  }

  /** The kind of the value, when all bytes were taken. */
  close(): StrictJson["kind"] {
    this.#read(this.#decode(undefined), true);
    return this.#kind;
  }

  /** The text of some bytes; without any, what is left when no more come. */
  #decode(bytes: Uint8Array | undefined): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw new FormatError("bad-utf8", "Cannot read JSON: it is not UTF-8", { cause });
    }
  }

  #read(piece: string, isLast: boolean): void {
    const text = this.#left + piece;
    const reader = new JsonReader(text, this.#before);
    if (this.#state === "before") this.#open(reader, isLast);
    if (this.#state === "first" && reader.closesEmpty()) this.#state = "behind";
    while (this.#state === "first" || this.#state === "inside") {
      const place = reader.at;
      const member = nextMember(reader, isLast);
      if (member === undefined) {
        reader.at = place;
        break;
      }
      const key = ownText(member.key);
      if (this.#keys.has(key)) refuseDuplicate(key);
      this.#keys.add(key);
      this.#visit(key, member.value);
      this.#state = member.isLast ? "behind" : "inside";
    }
    if (this.#state === "behind") reader.end();
    this.#left = text.slice(reader.at);
    this.#before += reader.at;
  }

  /** Any other value is read when it is there as a whole, and nothing comes of it but its kind. */
  #open(reader: JsonReader, isLast: boolean): void {
    if (reader.opensObject()) {
      this.#state = "first";
    } else if (isLast) {
      this.#kind = reader.value().kind;
      this.#state = "behind";
    }
  }
}

/** Undefined where the text ends before the member does, and more of it will come. */
function nextMember(reader: JsonReader, isLast: boolean): Member | undefined {
  try {
    const key = reader.key();
    const value = reader.value(1);
    return { key, value, isLast: reader.closes("}") };
  } catch (error) {
    if (isLast || !(error instanceof FormatError) || error.code !== "bad-json") throw error;
    return undefined;
  }
}

/** A copy that does not keep the text in memory which it was cut from. */
function ownText(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
