/**
 * Kinds of catalog entries: `license` grants, `policy` only restricts, `terms` are terms of service, and an `exception` is added to a
 * license by `WITH` and grants nothing alone.
 */
export const LICENSE_KINDS = ["license", "policy", "terms", "exception"] as const;

export type LicenseKind = (typeof LICENSE_KINDS)[number];

/** What the catalog knows of one license, policy, set of terms, or exception. */
export interface LicenseFacts {
  /** SPDX id, or `LicenseRef-...` of our catalog. */
  readonly id: string;
  readonly name: string;
  readonly kind: LicenseKind;
  /** Editions and variants of one license, and model licenses of one steward, share a family. */
  readonly family: string;
  /** Version such as `2.0`, or the day of the edition; undefined when it has none. */
  readonly version?: string | undefined;
  /** Who publishes the license and may write new versions; undefined when not known. */
  readonly steward?: string | undefined;
  readonly isOsiApproved: boolean;
  readonly isFsfLibre: boolean;
  /** Content licenses that open definitions accept for data and documents, such as CC-BY-4.0. */
  readonly isOpenData: boolean;
  /** What Debian says by its Free Software Guidelines; undefined when its lists do not name the license. */
  readonly isDfsgFree?: boolean | undefined;
  /** Policies and terms that the text makes part of itself: ids where the catalog has them, else addresses. */
  readonly incorporates?: readonly string[] | undefined;
  /** False for entries of which only the name is known: what they demand is not. */
  readonly isTextKnown: boolean;
  /** Clause kinds that the canonical text holds. */
  readonly clauses: readonly ClauseKind[];
}

/** One place where a text is, or contains, a license text. Lines are 1-based and inclusive. */
export interface LicenseTextMatch {
  readonly id: string;
  readonly match: "exact" | "modified";
  /** Share of the canonical words found in order, 0 to 1. */
  readonly score: number;
  /** Character offsets of its first and after its last word. */
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
  readonly endLine: number;
  /** Where a modified text differs from the canonical one; empty when exact. */
  readonly differences: readonly TextDifference[];
  /** The canonical text it was compared with, by its index in `catalog/fingerprints.bin`. */
  readonly text: number;
  /** Stretches that both texts have, in order. */
  readonly blocks: readonly EqualWords[];
  /** The clauses of the canonical text where they stand here. What was added is not among them: it must be looked for. */
  readonly clauses: readonly Clause[];
}

/** A run of equal words of a canonical text and of a text that was read. Places count words and leave out skippable ones. */
export interface EqualWords {
  /** First word in the text that was read, among its counting words. */
  readonly query: number;
  /** First word in the canonical text, among its counting words. */
  readonly reference: number;
  readonly length: number;
}

/** A place where a text that was read differs from the canonical one. */
export interface TextDifference {
  readonly kind: "added" | "removed" | "changed";
  /** True when the words differ but hardly the meaning: a misspelling, an article. */
  readonly isMinor: boolean;
  /** True for words that the SPDX template of the license leaves to be replaced, such as who holds the rights: its terms are unchanged. */
  readonly isReplaceable?: true;
  /** Line in the text that was read; for a removal, the line after which words are missing. */
  readonly line: number;
  /** The words of the text that was read, at most 240 characters; empty for a removal. */
  readonly text: string;
  /** Character offsets of these words, end exclusive; equal for a removal: the end of the word after which words are missing. */
  readonly start: number;
  readonly end: number;
  /** The counting words of the canonical text that stand here, end exclusive; empty for an addition. */
  readonly reference: { readonly from: number; readonly to: number };
}

/**
 * How a place of a text names a license: its text word for word, its text with differences, a standard notice that puts
 * something under it, a machine-readable tag or field, or its name or address in prose.
 */
export type MatchKind = "exact" | "modified" | "notice" | "tag" | "mention";

/** One place that states a license other than by its text. */
export interface LicenseReference {
  readonly kind: "notice" | "tag" | "mention";
  /** SPDX expression of the place: one id, or several as its words join them. */
  readonly expression: string;
  /** Ids of the expression in order, each `X WITH Y` as one entry. Empty when the words name a license that is not in the catalog. */
  readonly ids: readonly string[];
  /** False when the words only speak of the license: negation, comparison, other projects. */
  readonly grants: boolean;
  /** How sure the reading is, 0 to 1: 1 for an id in a tag, less for a name that could mean several editions. */
  readonly score: number;
  /** Character offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is wrong in the expression of a tag; undefined when nothing is. */
  readonly problems?: readonly ExpressionProblem[];
  /** Other editions that the words can mean, most likely first; undefined when they leave no choice. */
  readonly others?: readonly string[];
}

/** Something wrong in a license expression, and where. */
export interface ExpressionProblem {
  readonly kind:
    | "empty"
    | "unknown-license"
    | "unknown-exception"
    | "missing-license"
    | "missing-operator"
    | "unexpected-words"
    | "unbalanced-parenthesis"
    | "nested-too-deep"
    | "deprecated-id";
  /** Character offsets of the words that it is about, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What the words stand for now; only for a deprecated id. */
  readonly replacement?: string;
}

/** Something wrong in the tag of a match. */
export interface MatchProblem {
  readonly kind: ExpressionProblem["kind"];
  /** The words that it is about, as written. */
  readonly text: string;
  readonly span: MatchSpan;
  /** What the words stand for now; only for a deprecated id. */
  readonly replacement?: string;
}

/** One license at one place of a text. */
export interface LicenseMatch {
  /** Catalog id, or `X WITH Y`; the words of a tag as written where they name no license of the catalog, which grants nothing. */
  readonly id: string;
  readonly kind: MatchKind;
  readonly grants: boolean;
  /** Texts: share of the canonical words found in order. References: how sure the reading is. 0 to 1. */
  readonly score: number;
  readonly span: MatchSpan;
  /** Where a modified text differs from the canonical one; empty for all other kinds. */
  readonly differences: readonly TextDifference[];
  /** The clauses of a license text where they stand here; missing for all that is no license text. */
  readonly clauses?: readonly Clause[];
  /** Other editions that a name can mean, most likely first; missing when it leaves no choice. */
  readonly others?: readonly string[];
  /** What is wrong in the expression of a tag; missing when nothing is. */
  readonly problems?: readonly MatchProblem[];
}

/** Where a match stands. Lines are 1-based and inclusive; bytes count the UTF-8 of the text from 0, end exclusive. */
export interface MatchSpan {
  readonly startLine: number;
  readonly endLine: number;
  readonly startByte: number;
  readonly endByte: number;
}

/** What one file says of licenses. */
export interface Identification {
  /** Ids of all places that grant, once each, in order of place. */
  readonly ids: readonly string[];
  /** The ids as one SPDX expression, joined as the text joins them, else by AND; `NONE` when nothing grants. */
  readonly expression: string;
  /** True when a license text in the file differs from the canonical one in something that matters. */
  readonly modified: boolean;
  /** All places, in order, up to 10,000; after these only the first place of each statement. */
  readonly matches: readonly LicenseMatch[];
  /** The other places of a text with more, which say again what a match says; missing when `matches` holds all. */
  readonly repeated?: readonly RepeatedMatches[];
}

/** How often a statement stands in a text beside the places that are listed. */
export interface RepeatedMatches {
  /** As of these matches; missing for tags that each name another license that is not in the catalog. */
  readonly id?: string;
  readonly kind: MatchKind;
  readonly grants: boolean;
  readonly count: number;
  /** Stretches of lines that hold them, in order; other lines may stand between these. */
  readonly lines: readonly RepeatedLines[];
}

/** Lines within which a statement stands so many times. Lines are 1-based and inclusive. */
export interface RepeatedLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly count: number;
}

/** A place where a file differs from a license, with the words of the license where these are at hand. */
export interface FileDifference extends TextDifference {
  readonly canonical?: string;
}

/** One license at one place of a file. */
export interface FileMatch extends LicenseMatch {
  readonly differences: readonly FileDifference[];
  /** What the catalog calls it; missing for `X WITH Y`. */
  readonly name?: string;
}

/** Adds to a match what the text around it says; places count from the start of that text. */
export type CompleteMatch = (match: FileMatch, text: string) => FileMatch;

/** How a text is identified that comes in pieces. */
interface IdentifyPiecesOptions {
  /** Tells package metadata from prose. */
  readonly fileName: string;
  /** Called for each match that is listed. */
  readonly complete: CompleteMatch;
}

/** What a text says of licenses, with matches made complete. */
export interface FileIdentification extends Identification {
  readonly matches: readonly FileMatch[];
}

/** A license named in a sentence, tag or badge. */
export interface LicenseMention {
  /** Catalog ids that the name can mean, most specific first; empty when the name is not in the catalog. */
  readonly ids: readonly string[];
  /** The words that name it, as written. */
  readonly name: string;
  /** Character offsets into the given text. */
  readonly start: number;
  readonly end: number;
  /** `grant` says that something is under it; `mention` only speaks of it (negation, comparison, other projects). */
  readonly role: "grant" | "mention";
}

/** A place where a text differs from the canonical text of a license. */
export interface CanonicalHunk {
  readonly kind: TextDifference["kind"];
  readonly isMinor: boolean;
  /** 1-based; for a removal, the line after which words are missing. */
  readonly line: number;
  /** Character offsets of the text's own words, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The text's own words, as written and all of them; empty for a removal. */
  readonly text: string;
  /** How many words of the license are missing here or stand otherwise. */
  readonly licenseWords: number;
  /** These words, where the canonical text is at hand. */
  readonly canonical?: string;
}

/** A text beside the canonical text of one license. */
export interface CanonicalComparison {
  readonly id: string;
  /** Where they differ in words that count, in order; empty for the license word for word. */
  readonly hunks: readonly CanonicalHunk[];
  /** Words that both have in order, and how many the license has. */
  readonly words: { readonly common: number; readonly license: number };
  /** The clauses of the license in this text, with those that are altered or missing. What was added must be looked for. */
  readonly clauses: readonly Clause[];
}

/** The words of a canonical text between two counting words, as written; the end is exclusive. */
export type CanonicalWords = (from: number, to: number) => string;

/** Something that a license text demands or forbids. */
export interface Clause {
  readonly kind: ClauseKind;
  /** Number of the section as the text writes it, such as `1.b.iv`; undefined when the text numbers nothing there. */
  readonly section?: string;
  /** Where it stands; for a missing one, the line after which it is missing. */
  readonly line: number;
  /** The sentence, as written, at most 240 characters; empty for a missing one. */
  readonly text: string;
  /** The text differs here from the words of the license: what it demands must be read. */
  readonly isAltered?: boolean;
  /** The license has it, and this text does not: its words were taken out or replaced. */
  readonly isMissing?: boolean;
  /** Found by its wording alone, in words that no license of the catalog holds. */
  readonly isPossible?: boolean;
  /** The differences that make it altered or missing. */
  readonly alteredBy?: readonly TextDifference[];
}

export const CLAUSE_KINDS = [
  "non-commercial",
  "research-only",
  "user-cap",
  "revenue-cap",
  "field-of-use",
  "aup-incorporated",
  "aup-mutable",
  "territory",
  "licensor-approval",
  "hosting-ban",
  "output-training-ban",
  "output-training-branding",
  "branding-display",
  "naming-prefix",
  "notice-file",
  "flow-down",
  "revocable",
  "license-may-change",
  "remote-restriction",
  "guardrail-clause",
  "content-filter-duty",
  "update-duty",
  "termination-on-litigation",
  "no-patent-grant",
  "no-distribution",
  "reverse-engineering-ban",
  "extra-policy-file",
] as const;

/** Kinds of clauses, from DESIGN. */
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/**
 * The license engine over one catalog. Pure: the catalog's bytes are handed in, nothing is read from disk.
 */
export interface LicenseEngine {
  /** Facts of a catalog id; undefined for ids the catalog does not hold. */
  facts(id: string): LicenseFacts | undefined;
  /** Whole license texts in a text, in order of place. Unknown text gives nothing. */
  identifyText(text: string): readonly LicenseTextMatch[];
  /** Everything a file says of licenses; the name of the file tells package metadata from prose. */
  identify(text: string, fileName?: string): Identification;
  /** As `identify`, for a text that comes in pieces, and is never held as a whole. */
  identifyPieces(pieces: Iterable<string>, options: IdentifyPiecesOptions): FileIdentification;
  /** Licenses named in one sentence or phrase. */
  findMentions(sentence: string): readonly LicenseMention[];
  /** Lays a text beside the canonical text of a license; undefined when the catalog has no text of it. */
  compareWithCanonical(
    text: string,
    id: string,
    canonicalText?: string,
  ): CanonicalComparison | undefined;
  /** The words of a license between two counting words, from its canonical text; undefined when that is another text. */
  canonicalWords(id: string, canonicalText: string): CanonicalWords | undefined;
  /** Known ids that a mistyped one resembles, best first, at most three; none when nothing is near. */
  suggestIds(id: string): readonly string[];
  /** Ids a tag can mean: `apache-2.0`, `llama3.1`, `other` (none), an SPDX expression's parts. */
  idsForTag(tag: string): readonly string[];
}
