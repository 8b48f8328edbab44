import type { RawBytes } from "./things.ts";

/** Something in a stream that a loader refuses, or that no writer writes. */
export interface PickleProblem {
  /** Stable, in kebab-case: `stack-underflow`. */
  readonly id: string;
  readonly offset: number;
  readonly message: string;
}

/** What a name is used for. */
export type Role = "import" | "call" | "class" | "target";

/** A name that a stream resolves; the loader imports its module. */
export interface PickleGlobal {
  readonly module: string;
  readonly name: string;
  /** Where it is resolved first. */
  readonly offset: number;
  readonly allowed: boolean;
}

/** A call that loading makes. */
export interface PickleCall {
  /** `module.name`, or what stands in its place: `the result of operator.attrgetter`. */
  readonly callable: string;
  /** As text, cut to a readable length. */
  readonly arguments: string;
  readonly offset: number;
  readonly role: Role;
  readonly verdict: "allow-listed" | "code";
}

/** A part of the stream that two loaders read differently: an argument that goes over the end of its frame. */
export interface Crossing {
  readonly frameEnd: number;
  readonly argumentEnd: number;
}

/** Bytes inside of a stream that one of its calls loads as a file of its own. */
export interface NestedFile {
  readonly loader: string;
  readonly offset: number;
  readonly length: number;
}

/** Calls of one callable that are told apart; of those on an allow-list only the first. */
const MAX_CALLS_OF_ONE = 100;

/** Problems of one kind that are told apart; thousands say no more than these. */
const MAX_PROBLEMS_OF_ONE_KIND = 20;

/** Depth no pickler reaches: it calls itself for each level, and Python stops it at a thousand unless told otherwise. */
const MAX_DEPTH = 10_000;

/** A structure that unfolds to more values than this is a bomb for whatever prints, compares or copies it. */
const MAX_LOGICAL_SIZE = 1e8;

const EXPANSION = `unfolds to more than ${MAX_LOGICAL_SIZE} values`;
const TOO_DEEP = `containers nest deeper than ${MAX_DEPTH}`;

/** What the machine saw, in the order of the stream. */
export class PickleLog {
  /** Which opcodes ran: 1 at their codes. */
  readonly ran: Uint8Array = new Uint8Array(256);
  /** How many opcodes ran. */
  opcodes = 0;
  readonly problems: PickleProblem[] = [];
  readonly crossings: Crossing[] = [];
  readonly nested: NestedFile[] = [];
  /** Bytes that a loader other than joblib's takes for opcodes. */
  readonly rawBytes: RawBytes[] = [];
  readonly calls: PickleCall[] = [];
  /** Why something was left unread; undefined when nothing was. */
  unread: { readonly offset: number; readonly why: string } | undefined;
  readonly #globals = new Map<string, PickleGlobal>();
  readonly #timesSeen = new Map<string, number>();
  /** Problems by their kind. A hostile stream has one at each opcode, so nothing is made to count it. */
  readonly #problemsSeen = new Map<string, number>();
  /** The kind of which one more was left out last: a hostile file has a million of one. */
  #lastLeftOut: string | undefined;

  get globals(): readonly PickleGlobal[] {
    return [...this.#globals.values()];
  }

  problem(id: string, offset: number, message: string): void {
    if (id === this.#lastLeftOut) return;
    const times = this.#problemsSeen.get(id) ?? 0;
    if (times >= MAX_PROBLEMS_OF_ONE_KIND) {
      this.#lastLeftOut = id;
      return;
    }
    this.#problemsSeen.set(id, times + 1);
    this.problems.push({ id, offset, message });
  }

  limit(offset: number, why: string): void {
    this.unread ??= { offset, why };
  }

  /** Notes a name, and that resolving it alone runs the code of its module when it is on no allow-list. */
  resolved(global: PickleGlobal): void {
    const key = `${global.module}\0${global.name}`;
    if (!this.#globals.has(key)) this.#globals.set(key, global);
  }

  /** Whether another call under this key would be told apart from those before it. */
  hasRoomFor(key: string, verdict: PickleCall["verdict"]): boolean {
    const most = verdict === "code" ? MAX_CALLS_OF_ONE : 1;
    return (this.#timesSeen.get(`${verdict} ${key}`) ?? 0) < most;
  }

  /** Adds a call under a key that has room for it. */
  note(key: string, call: PickleCall): void {
    const seen = `${call.verdict} ${key}`;
    this.#timesSeen.set(seen, (this.#timesSeen.get(seen) ?? 0) + 1);
    this.calls.push(call);
  }

  /** Takes over what a run found that no loader begins by itself. */
  adopt(found: PickleLog): void {
    for (const global of found.globals) this.resolved(global);
    for (const call of found.calls) {
      const key = `found ${call.role} ${call.callable}`;
      if (this.hasRoomFor(key, call.verdict)) this.note(key, call);
    }
  }

  crossing(frameEnd: number, argumentEnd: number): void {
    this.problem(
      "frame-crossed",
      frameEnd,
      `an argument goes on to ${argumentEnd}, its frame ends at ${frameEnd}`,
    );
    if (this.crossings.length < MAX_PROBLEMS_OF_ONE_KIND) {
      this.crossings.push({ frameEnd, argumentEnd });
    } else this.limit(frameEnd, "more arguments go over the end of a frame than are followed");
  }

  /** Notes what unfolds or nests beyond what a pickler writes. */
  noteShape(offset: number, logicalSize: number, depth: number): void {
    if (logicalSize > MAX_LOGICAL_SIZE) this.problem("expansion", offset, EXPANSION);
    if (depth > MAX_DEPTH) this.problem("too-deep", offset, TOO_DEEP);
  }
}
