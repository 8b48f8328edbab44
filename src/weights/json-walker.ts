import { FormatError } from "../bytes/errors.ts";
import { frameOf, readPart, type Frame, type StringInParts } from "./json-frame.ts";
import { JsonReader, refuseDuplicate, type StrictJson } from "./json-reader.ts";
import type { TextSet } from "../bytes/text-set.ts";
import { Utf8Pieces } from "../bytes/utf8-pieces.ts";

/** What is done with the contents of the outermost object, and of what is gone into. */
export interface JsonVisitor {
  /**
   * Takes something that is not gone into: its key, or its index in a list. `place` is empty for the outermost object. Keys
   * are texts of their own, and keep nothing else in memory; not those that `keys` holds, of which it is the last.
   */
  readonly visit: (key: string, value: StrictJson, place: string) => void;
  /** Names the place that a list or object is, where it is to be gone into and not taken as a whole. */
  readonly enter?: (key: string, kind: "object" | "array", place: string) => string | undefined;
  /**
   * Gives a function where a string is to be taken in parts, as they come, and not as a whole. They are known to be a string
   * of JSON only when the next thing is handed on, or the text was closed.
   */
  readonly takeParts?: (key: string, place: string) => ((part: string) => void) | undefined;
  /** Where the keys of the outermost object are to be found afterwards. */
  readonly keys?: TextSet;
}

/** What a text is. */
export interface WalkOptions {
  /** For messages: `JSON`, unless told otherwise. */
  readonly what?: string;
  /** Whether a mark of the byte order may stand in front. */
  readonly takesMark?: boolean;
}

/** Bytes that become text at once: longer texts live in memory until the whole of it is looked through. */
const PIECE_BYTES = 64 << 10;

/**
 * Takes the bytes of a JSON text in pieces, and hands on what is in it as soon as its end is there; nothing is kept. Throws
 * `FormatError`, as `parseStrictJson` does, behind what was handed on before.
 */
export class JsonWalker {
  readonly #visitor: JsonVisitor;
  readonly #what: string;
  readonly #decoder: Utf8Pieces;
  readonly #frames: Frame[] = [];
  #state: "before" | "inside" | "behind" = "before";
  #value: StrictJson | undefined;
  /** What belongs to something whose end has not come yet. */
  #left = "";
  /** Characters before that. */
  #before = 0;

  constructor(visitor: JsonVisitor, { what = "JSON", takesMark = false }: WalkOptions = {}) {
    this.#visitor = visitor;
    this.#what = what;
    this.#decoder = new Utf8Pieces(takesMark);
  }

  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      // A member that is longer is looked at again with twice as much each time.
      const end = at + Math.max(PIECE_BYTES, this.#left.length);
      this.#read(this.#decode(bytes.subarray(at, end)), false);
      at = end;
    }
  }

  /** Ends the text. Gives the value where it is no object, and undefined where it is one, which was visited. */
  close(): StrictJson | undefined {
    this.#read(this.#decode(undefined), true);
    return this.#value;
  }

  /** The text of some bytes; without any, what is left when no more come. */
  #decode(bytes: Uint8Array | undefined): string {
    try {
      return bytes === undefined ? this.#decoder.end() : this.#decoder.decode(bytes);
    } catch (cause) {
      throw new FormatError("bad-utf8", `Cannot read ${this.#what}: it is not UTF-8`, { cause });
    }
  }

  #read(piece: string, isLast: boolean): void {
    const text = this.#left + piece;
    const reader = new JsonReader(text, this.#before);
    if (this.#state === "before") this.#open(reader, isLast);
    for (;;) {
      const frame = this.#frames.at(-1);
      const place = reader.at;
      if (frame === undefined) break;
      if (this.#step(reader, frame, isLast)) continue;
      reader.at = place;
      break;
    }
    if (this.#state === "inside" && this.#frames.length === 0) this.#state = "behind";
    if (this.#state === "behind") reader.end();
    this.#left = text.slice(reader.at);
    this.#before += reader.at;
  }

  /** Anything but an object is read when it is there as a whole. */
  #open(reader: JsonReader, isLast: boolean): void {
    if (reader.skips("{")) {
      this.#frames.push(frameOf("", "{", this.#visitor.keys));
      this.#state = "inside";
    } else if (isLast) {
      this.#value = reader.value();
      this.#state = "behind";
    }
  }

  /** Reads what comes next in a frame; false where the text ends before it does, and more will come. */
  #step(reader: JsonReader, frame: Frame, isLast: boolean): boolean {
    if (frame.string !== undefined) return readPart(reader, frame, frame.string, isLast);
    if (frame.next === "first" && reader.skips(frame.closing)) {
      this.#frames.pop();
      return true;
    }
    const entry = this.#next(reader, frame, isLast);
    if (entry === undefined) return false;
    const { key, value, inner, string, isEnd } = entry;
    if (key !== undefined) {
      frame.count += 1;
      frame.isKeyTaken = false;
      if (value !== undefined) this.#visitor.visit(key, value, frame.place);
    }
    frame.next = inner === undefined && string === undefined ? "entry" : "separator";
    frame.string = string;
    if (isEnd) this.#frames.pop();
    if (inner !== undefined) this.#frames.push(inner);
    return true;
  }

  #next(reader: JsonReader, frame: Frame, isLast: boolean): Entry | undefined {
    try {
      return frame.next === "separator"
        ? { isEnd: reader.closes(frame.closing) }
        : this.#entry(reader, frame);
    } catch (error) {
      if (isLast || !(error instanceof FormatError) || error.code !== "bad-json") throw error;
      return undefined;
    }
  }

  #entry(reader: JsonReader, frame: Frame): Entry {
    const key = frame.closing === "]" ? String(frame.count) : this.#key(reader, frame);
    const opening = reader.peek();
    const place = this.#placeOf(key, opening, frame);
    if (place !== undefined && (opening === "{" || opening === "[") && reader.skips(opening)) {
      return { key, inner: frameOf(place, opening), isEnd: false };
    }
    const start = this.#before + reader.at;
    const take = opening === '"' ? this.#visitor.takeParts?.(key, frame.place) : undefined;
    if (take !== undefined && reader.skips(opening)) {
      return { key, string: { start, take }, isEnd: false };
    }
    const value = reader.value(this.#frames.length);
    return { key, value, isEnd: reader.closes(frame.closing) };
  }

  /** Reads a key, which may be looked at again until its value is there. */
  #key(reader: JsonReader, frame: Frame): string {
    const key = reader.key();
    const { size } = frame.keys;
    if (!frame.isKeyTaken && frame.keys.add(key) < size) refuseDuplicate(key);
    frame.isKeyTaken = true;
    return frame.keys === this.#visitor.keys ? key : ownText(key);
  }

  #placeOf(key: string, opening: string, { place }: Frame): string | undefined {
    if (opening !== "{" && opening !== "[") return undefined;
    return this.#visitor.enter?.(key, opening === "{" ? "object" : "array", place);
  }
}

/** What came next in a frame: an entry, or only what separates two. */
interface Entry {
  readonly key?: string;
  readonly value?: StrictJson;
  /** What was gone into in place of the value. */
  readonly inner?: Frame;
  /** A string whose parts are taken in place of the value. */
  readonly string?: StringInParts;
  /** Whether the frame ends behind it. */
  readonly isEnd: boolean;
}

/** A copy that does not keep the text in memory which it was cut from. */
export function ownText(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
