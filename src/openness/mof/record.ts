import type { ContentType } from "./components.ts";

/** A record of the Model Openness Tool: what somebody says that a release holds, and under which licenses. */
export interface MofRecord {
  readonly name: string;
  /** Licenses of everything of a type that has none of its own; `distribution` stands for all types. */
  readonly defaults: Readonly<Partial<Record<ContentType | "distribution", DefaultLicense>>>;
  /** As written, in order; a component may be listed twice. */
  readonly components: readonly ListedComponent[];
}

/** A license of the release, or of all of its code, data or documents. */
export interface DefaultLicense {
  readonly license: string;
  /** Where its text is, as written. */
  readonly path?: string;
  readonly line: number;
}

/** One entry of a record's list of components. */
export interface ListedComponent {
  readonly name: string;
  readonly line: number;
  readonly license: StatedLicense;
  readonly licensePath?: Written;
  readonly componentPath?: Written;
}

/** A value and the line that it stands on. */
export interface Written {
  readonly text: string;
  readonly line: number;
}

/**
 * What an entry says of its license. `none-stated`: nothing, so that a default applies. `unlicensed`: that there is none, which
 * keeps defaults off.
 */
export type StatedLicense =
  | { readonly kind: "none-stated" }
  | { readonly kind: "unlicensed"; readonly line: number }
  | { readonly kind: "license"; readonly id: string; readonly line: number };

/** How much a problem of a record matters. */
export type ProblemSeverity = "high" | "medium" | "low";

/** Something that is wrong with a record itself, apart from how open the release is. */
export interface RecordProblem {
  /** Kebab-case. */
  readonly id: string;
  readonly severity: ProblemSeverity;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** Known words that the written one resembles, best first. */
  readonly nearest?: readonly string[];
}
