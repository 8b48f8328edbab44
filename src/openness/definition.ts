import type { ComponentType } from "../inventory/component.ts";
import type { Claim, Part, Summary } from "../inventory/inventory.ts";
import type { ClauseKind } from "../licenses/license.ts";

/**
 * A published or private meaning of "open", as data.
 *
 * Definitions hold no functions: everything survives `JSON.parse(JSON.stringify(...))`, so a policy read from a file
 * is the same kind of thing. Ours are written as `.ts` files of type `Definition` rather than `.json`, because the
 * compiler then refuses an unknown operator, fact, component or clause kind at the place where it stands.
 */
export interface Definition {
  /** Kebab-case; the name in reports. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Where the requirements are written. */
  readonly source: { readonly title: string; readonly url?: string };
  /** Day of publication of the source, ISO 8601. */
  readonly date: string;
  /** `verdict`: one answer over all rules. `step`: rules are grouped by topic into steps, as in the ladder. */
  readonly yields: "verdict" | "step";
  readonly rules: readonly Rule[];
}

/** One requirement of a definition, with the words that reports, `explain` and the docs print. */
export type Rule = RuleWords & Decision;

interface RuleWords {
  /** Kebab-case, unique in its definition. */
  readonly id: string;
  /** Parts of the definition that the rule serves, such as the freedoms it belongs to. */
  readonly topics: readonly string[];
  readonly asks: string;
  /** Why the definition asks it. */
  readonly because: string;
  /** What a publisher can do to meet it. */
  readonly remedy: string;
  readonly test: Condition;
}

/**
 * How far a program can go. `auto`: its answer stands. `partly`: it stands and a person should confirm it.
 * `human`: a program can find against the release but never for it, so `met` becomes `undecided`.
 */
type Decision =
  | { readonly decide: "auto" }
  | { readonly decide: "partly" | "human"; readonly human: string };

/** What a rule tests. Every operator answers `met`, `fails` or `undecided` with the evidence of the facts it used. */
export type Condition = Need | Forbid | Require | AllOf | AnyOf | UnknownIf | Ask;

/** A component is there: `present` meets it, `absent` fails it, a mere claim or an unknown leaves it undecided. */
export interface Need {
  readonly op: "need";
  readonly component: ComponentType;
}

/** Something must not be there. */
export type Forbid = ForbidClause | ForbidComponent | ForbidClaim;

/** No license of these parts holds a clause of these kinds. Met only where all their terms are known. */
export interface ForbidClause {
  readonly op: "forbid";
  readonly fact: "clause";
  readonly kinds: readonly ClauseKind[];
  readonly on: readonly Part[];
}

/** A component must be absent. */
export interface ForbidComponent {
  readonly op: "forbid";
  readonly fact: "component";
  readonly component: ComponentType;
}

/** No claim has this verdict. */
export interface ForbidClaim {
  readonly op: "forbid";
  readonly fact: "claim";
  readonly verdict: Claim["verdict"];
}

/** A named fact must have one of the named values. */
export type Require = RequireLicense | RequireAccess | RequireSummary;

/** A property of a license that lists of open licenses record. */
export type LicenseFlag = "osi" | "fsf" | "open-data";

/** Every license of the part has one of these flags, by its exact text or by name; a modified text has none. */
export interface RequireLicense {
  readonly op: "require";
  readonly fact: "license";
  readonly on: Part;
  readonly flags: readonly LicenseFlag[];
}

/** Nobody can refuse the weights to a person who asks. */
interface RequireAccess {
  readonly op: "require";
  readonly fact: "access";
}

/**
 * A line of the inventory's summary has one of the values under `met`. Values under `undecided` leave it open; any
 * other value fails it, but only under a complete listing.
 */
export type RequireSummary = {
  readonly [Field in SummaryField]: {
    readonly op: "require";
    readonly fact: "summary";
    readonly field: Field;
    readonly met: readonly Summary[Field][];
    readonly undecided: readonly Summary[Field][];
    /** Component whose evidence stands for the summary, which has none of its own. */
    readonly shownBy: ComponentType;
  };
}[SummaryField];

type SummaryField = "trainingCode" | "trainingData" | "weights";

/** Kleene's "and". */
export interface AllOf {
  readonly op: "all_of";
  readonly of: readonly [Condition, ...Condition[]];
}

/** Kleene's "or". */
export interface AnyOf {
  readonly op: "any_of";
  readonly of: readonly [Condition, ...Condition[]];
}

/** Undecided where the inner condition fails, else its answer: a doubt that cannot fail a release. */
export interface UnknownIf {
  readonly op: "unknown_if";
  readonly fails: Condition;
}

/** Only a person can say; always undecided. */
export interface Ask {
  readonly op: "ask";
  /** What is not known, as the reason that a report prints. */
  readonly unknown: string;
}
