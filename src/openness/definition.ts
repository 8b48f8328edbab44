import type { ComponentType } from "../inventory/component.ts";
import type { Claim, Part, Summary } from "../inventory/inventory.ts";
import type { ClauseKind } from "../licenses/license.ts";
import type { Severity } from "./finding.ts";

/**
 * A published or private meaning of "open", as data.
 *
 * Definitions hold no functions: everything survives `JSON.parse(JSON.stringify(...))`, and a policy read from YAML is
 * the same kind of thing. Ours are written as `.ts` files of type `Definition`, because the compiler then refuses an
 * unknown operator, fact, component or clause kind at the place where it stands; `rule-files/` does so for YAML. Keys
 * of conditions are in snake case in both.
 */
export interface Definition {
  /** Kebab-case, with digits and dots where the source has them; the name in reports. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Where the requirements are written. */
  readonly source: { readonly title: string; readonly url?: string };
  /** Day of publication of the source, ISO 8601; its month or year where no more is known. */
  readonly date: string;
  /**
   * `verdict`: one answer over all rules. `step`: rules are grouped by topic into steps, as in the ladder.
   * `tally`: the source counts what is met and knows no pass; the answer over all rules is still given.
   */
  readonly yields: "verdict" | "step" | "tally";
  /** What a reader must know of how far it goes: a draft, an analogy, what it leaves out. */
  readonly note?: string;
  /** What the source calls the answers, where it has words of its own. */
  readonly says?: Readonly<Record<"met" | "fails" | "undecided", string>> & {
    /** Of a definition that has rules of scope: its word where it does not apply. */
    readonly outside?: string;
  };
  /** Of a definition that yields a step: its steps, lowest first, by the topic of their rules. A step needs all below it. */
  readonly steps?: readonly { readonly topic: string; readonly name: string }[];
  /** Id of the definition whose rules come first, or the path of a rule file; a rule with the same id replaces it. */
  readonly extends?: string;
  readonly rules: readonly Rule[];
}

/** A rule file of a user: a definition that also says what follows from its answers. */
export interface Policy extends Definition {
  /** What an undecided rule means for the exit code; `incomplete` unless it says otherwise. */
  readonly unknowns?: "fail" | "incomplete" | "pass";
  readonly waivers?: readonly Waiver[];
}

/** A rule that is knowingly not kept, for a time. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** Name of the only release that it is for; left out, it is for every release. */
  readonly release?: string;
  readonly reason: string;
  /** Last day on which it works, ISO 8601. */
  readonly until: string;
}

/** One requirement of a definition, with the words that reports, `explain` and the docs print. */
export type Rule = RuleWords & Decision;

interface RuleWords {
  /** Kebab-case, unique in its definition. */
  readonly id: string;
  /** Parts of the definition that the rule serves, such as the freedoms it belongs to. */
  readonly topics?: readonly string[];
  /** Where the source asks it: a section, an article, a paragraph. */
  readonly cites?: string;
  readonly asks: string;
  /** Why the definition asks it. */
  readonly because: string;
  /** What a publisher can do to meet it. */
  readonly remedy: string;
  /** How much a failure weighs in a policy; high unless it says otherwise. */
  readonly severity?: Severity;
  readonly test: RuleTest;
}

/**
 * How far a program can go. `auto`: its answer stands. `partly`: it stands and a person should confirm it.
 * `human`: a program can find against the release but never for it, so `met` becomes `undecided`.
 */
type Decision =
  | { readonly decide: "auto" }
  | { readonly decide: "partly" | "human"; readonly human: string };

/**
 * A condition; a `warn` around one: its answer is told and does not count in the verdict; or a `scope` around one: where
 * it fails, the definition does not apply to the release, and has no verdict.
 */
export type RuleTest = Condition | Warn | Scope;

/** Told, and not counted. */
interface Warn {
  readonly warn: Condition;
}

/** Whether the definition applies at all. */
interface Scope {
  readonly scope: Condition;
}

/** The condition of a test, without what is said around it. */
export function conditionOf(test: RuleTest): Condition {
  if ("warn" in test) return test.warn;
  return "scope" in test ? test.scope : test;
}

/** What a rule tests. Every operator answers `met`, `fails` or `undecided` with the evidence of the facts it used. */
export type Condition = Need | Forbid | Require | AllOf | AnyOf | Count | UnknownIf | Expr | Ask;

/** A component is there: `present` meets it, `absent` fails it, a mere claim or an unknown leaves it undecided. */
export interface Need {
  readonly need: ComponentType;
}

/** Something must not be there. */
export interface Forbid {
  readonly forbid: ForbidClauses | ForbidComponent | ForbidClaims;
}

/** No license of these parts holds a clause of these kinds. Met only where all their terms are known. */
export interface ForbidClauses {
  readonly clauses: readonly ClauseKind[];
  readonly on: readonly Part[];
}

/** A component must be absent. */
export interface ForbidComponent {
  readonly component: ComponentType;
}

/** No claim has this verdict. */
export interface ForbidClaims {
  readonly claims: Claim["verdict"];
}

/** A named fact must have one of the named values. */
export interface Require {
  readonly require: RequireLicense | RequireAccess | RequireSummary;
}

/** Lists of open licenses: OSI's, the FSF's, Debian's, and the open content licenses that definitions accept for data. */
export const LICENSE_LISTS = ["osi", "fsf", "dfsg", "open-data"] as const;

export type LicenseList = (typeof LICENSE_LISTS)[number];

/** Every license of the part is on one of these lists, by its exact text or by name; a modified text is on none. */
export interface RequireLicense {
  readonly license_of: Part;
  readonly listed_as: readonly LicenseList[];
}

/** Nobody can refuse the weights to a person who asks. */
interface RequireAccess {
  readonly access: "open";
}

/**
 * A line of the inventory's summary has one of the values under `met`. Values under `undecided` leave it open; any
 * other value fails it, but only under a complete listing.
 */
export type RequireSummary = {
  readonly [Field in SummaryField]: {
    readonly summary: Field;
    readonly met: readonly Summary[Field][];
    readonly undecided: readonly Summary[Field][];
    /** Component whose evidence stands for the summary, which has none of its own. */
    readonly shown_by: ComponentType;
  };
}[SummaryField];

type SummaryField = "trainingCode" | "trainingData" | "weights";

/** One or more of something. */
type Some<T> = readonly [T, ...T[]];

/** Kleene's "and". */
export interface AllOf {
  readonly all_of: Some<Condition>;
}

/** Kleene's "or". */
export interface AnyOf {
  readonly any_of: Some<Condition>;
}

/** At least so many of the conditions are met. */
export interface Count {
  readonly count: { readonly at_least: number; readonly of: Some<Condition> };
}

/** Undecided where the inner condition fails, else its answer: a doubt that cannot fail a release. */
export interface UnknownIf {
  readonly unknown_if: Condition;
}

/**
 * A comparison of facts that the other operators do not reach, in a subset of CEL (https://cel.dev): what is unknown
 * stays unknown, and nothing in it can run for long. `expression/fact-shapes.ts` lists the facts.
 */
export interface Expr {
  readonly expr: string;
  /** What it asks, in the words of a report: `fewer than 10^25 operations of training`. */
  readonly means?: string;
}

/** Only a person can say; always undecided. The words are what is not known, as the reason that a report prints. */
export interface Ask {
  readonly ask: string;
}
