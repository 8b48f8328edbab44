import type { Clause, TextDifference } from "../../licenses/license.ts";
import type { Evidence } from "../evidence.ts";
import type { AppliedLicense, Part, TextMatch } from "../inventory.ts";

/** Where a statement was made, strongest first: the order in which statements govern. */
export const STATEMENT_SOURCES = [
  "sentence",
  "named-file",
  "front-matter",
  "metadata",
  "badge",
  "root-file",
  "tag",
] as const;

type StatementSource = (typeof STATEMENT_SOURCES)[number];

/** One place that says which license governs something. */
export interface LicenseStatement {
  readonly parts: readonly Part[];
  /** Ids it can mean, most specific first; one `LicenseRef-...` made from the name when the catalog has none. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly match: AppliedLicense["match"];
  readonly scope: AppliedLicense["scope"];
  readonly source: StatementSource;
  readonly termsKnown: boolean;
  /** The model it speaks of, when it names one. */
  readonly subject?: string;
  /** Where it sends the reader for the text: a path or an address. */
  readonly pointer?: string;
  readonly evidence: readonly Evidence[];
}

/** A file of the release that holds, or should hold, the text of a license or policy. */
export interface LicenseFile {
  readonly path: string;
  /** Parts its name or words say it governs; empty when neither tells. */
  readonly parts: readonly Part[];
  /** Identified texts, in order of place; empty when the text is not in the catalog. */
  readonly texts: readonly IdentifiedText[];
  /** Licenses that a file without such a text puts something under, by a notice or a name. */
  readonly named: readonly NamedLicense[];
  /** First line of words: what the file calls itself. */
  readonly title: Evidence;
  readonly kind: "license" | "policy" | "notice" | "pointer" | "unread";
  readonly isRoot: boolean;
}

/** A license that a license file only names. */
export interface NamedLicense {
  readonly id: string;
  readonly evidence: Evidence;
}

export interface IdentifiedText {
  readonly id: string;
  readonly match: TextMatch;
  readonly differences: readonly TextDifference[];
  readonly evidence: Evidence;
  /** The clauses of the canonical text where they stand in the file. */
  readonly clauses: readonly Clause[];
}
