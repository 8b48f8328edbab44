import type { TensorList } from "./tensor-list.ts";

/**
 * What loading a file does, apart from reading it.
 * `data`: nothing is called. `allow-listed`: only what is known to build a model and nothing else.
 * `code`: it can run code, reach files or networks beyond the release, or turn the model against its user.
 * `unknown`: a part of it was not understood.
 */
export type Exec = "data" | "allow-listed" | "code" | "unknown";

/** Whether a file follows its format. Most ways past a scanner are files that two readers read differently. */
export type Integrity = "valid" | "malformed" | "unknown";

/** A place inside of what was inspected. */
interface Place {
  /** Path of the member, archive in archive joined by `!`; absent for the file itself. */
  readonly member?: string;
  /** In bytes, from the beginning of the member or file. */
  readonly offset?: number;
}

/** Something that does not add up. */
export interface Problem extends Place {
  /** Stable, in kebab-case: `duplicate-key`. */
  readonly id: string;
  readonly message: string;
  /** What it makes of the whole: a file that breaks its format, one that acts when it is loaded, or only worth knowing. */
  readonly effect: "malformed" | "code" | "none";
}

/** Something that would be called, or reached, when the file is loaded or used. */
export interface Call extends Place {
  /** As written: `os.system`, `keras.layers.Lambda`, `https://...`. */
  readonly callable: string;
  /** As text, cut to a readable length; empty where there are none or they could not be told. */
  readonly arguments: string;
  readonly verdict: "allow-listed" | "code";
  /** It is only imported, which runs the code of its module. */
  readonly isImport?: true;
}

/** Something that was not read or not understood. It makes the answer `unknown`, never clean. */
export interface Unread extends Place {
  readonly what: string;
  readonly why: string;
}

/** What a reader saw in a file. */
export interface Seen {
  readonly format: string;
  readonly tensors?: TensorList;
  /** What the file says about itself. */
  readonly metadata?: ReadonlyMap<string, string>;
  readonly problems?: readonly Problem[];
  readonly calls?: readonly Call[];
  readonly unread?: readonly Unread[];
  /** Inspections of what lies inside; their problems, calls and gaps are those of the whole. Tensors are not taken over. */
  readonly parts?: readonly Inspection[];
}

/** What a file is, whether it follows its format, and what runs when it is loaded. */
export interface Inspection {
  readonly format: string;
  readonly exec: Exec;
  readonly integrity: Integrity;
  readonly tensors: TensorList;
  readonly metadata: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly calls: readonly Call[];
  readonly unread: readonly Unread[];
}

/** Draws both answers from what was seen; the worst of all parts decides. */
export function conclude(seen: Seen): Inspection {
  const facts = {
    problems: [...(seen.problems ?? [])],
    calls: [...(seen.calls ?? [])],
    unread: [...(seen.unread ?? [])],
  };
  for (const { problems, calls, unread } of seen.parts ?? []) {
    for (const problem of problems) facts.problems.push(problem);
    for (const call of calls) facts.calls.push(call);
    for (const one of unread) facts.unread.push(one);
  }
  return {
    format: seen.format,
    exec: execOf(facts),
    integrity: integrityOf(facts),
    tensors: seen.tensors ?? [],
    metadata: seen.metadata ?? new Map(),
    ...facts,
  };
}

type Facts = Pick<Inspection, "problems" | "calls" | "unread">;

function execOf({ problems, calls, unread }: Facts): Exec {
  if (calls.some(({ verdict }) => verdict === "code")) return "code";
  if (problems.some(({ effect }) => effect === "code")) return "code";
  if (unread.length > 0) return "unknown";
  return calls.length > 0 ? "allow-listed" : "data";
}

function integrityOf({ problems, unread }: Facts): Integrity {
  if (problems.some(({ effect }) => effect === "malformed")) return "malformed";
  return unread.length > 0 ? "unknown" : "valid";
}

/** The same inspection as seen from the archive that holds the member. */
export function within(member: string, inspection: Inspection): Inspection {
  function inside<T extends Place>(place: T): T {
    return {
      ...place,
      member: place.member === undefined ? member : `${member}!${place.member}`,
    };
  }
  return {
    ...inspection,
    problems: inspection.problems.map(inside),
    calls: inspection.calls.map(inside),
    unread: inspection.unread.map(inside),
  };
}
