import type { ClauseKind } from "../licenses/license.ts";
import type { JoinedSource } from "../release/release.ts";
import type { Component } from "./component.ts";
import type { Evidence } from "./evidence.ts";
import type { Loading } from "./loading/loading.ts";

/** Everything that was established about a release: the facts that definitions, findings and reports speak from. */
export interface Inventory {
  readonly release: {
    readonly name: string;
    readonly source: string;
    readonly revision?: string;
    /** Where several sources were read as one, each of these. */
    readonly sources?: readonly JoinedSource[];
    readonly listing: "complete" | "partial";
  };
  /** The one model asked about, where a release holds several. */
  readonly subject?: string;
  /** One entry per component type, in the order of `COMPONENT_TYPES`. */
  readonly components: readonly Component[];
  readonly licenses: Readonly<Record<Part, readonly AppliedLicense[]>>;
  readonly clauses: readonly AppliedClause[];
  /** Models that this one says it was made from. */
  readonly baseModels: readonly BaseModel[];
  /** The models up the line with their terms; undefined where the line was not followed, and then these are not known. */
  readonly lineage?: Lineage;
  readonly claims: readonly Claim[];
  readonly access: Access;
  /** What loading the weights does, and what they are. */
  readonly loading: Loading;
  readonly training: Training;
  /** Releases that belong to this one by its own links, and were not read with it. */
  readonly related?: readonly RelatedRelease[];
  readonly summary: Summary;
  readonly unread: readonly Unread[];
}

/** What a license can govern. */
export type Part = "code" | "weights" | "data" | "docs";

/**
 * How a text that was read compares with the canonical one. `slightly-modified`: other words, hardly another meaning; the terms
 * are those of the license.
 */
export type TextMatch = "exact" | "slightly-modified" | "modified";

/** A license that governs a part, by one or more statements that agree. */
export interface AppliedLicense {
  /** SPDX id, `LicenseRef-...` of the catalog, or a `LicenseRef-...` made from the name when the catalog lacks it. */
  readonly id: string;
  /** As the release writes it. */
  readonly name: string;
  /** `named`: only the name was seen; else the text was read and compared. */
  readonly match: TextMatch | "named";
  /** `stated`: said of this part. `default`: said of the release as a whole. `inherited`: from a base model. `tag`: a hub's tag. */
  readonly scope: "stated" | "default" | "inherited" | "tag";
  /** Whether we know what it demands: false for a name or text outside the catalog whose words we did not read. */
  readonly termsKnown: boolean;
  /** Ids that the name can mean, `id` first, when it does not say which edition; what all of them demand is known. */
  readonly editions?: readonly string[];
  /** The model it is said of, when the statement names one. */
  readonly subject?: string;
  /** The ancestor whose release states it, where the line of base models was followed. */
  readonly from?: string;
  readonly evidence: readonly Evidence[];
}

/** How a model was made from another. */
export const RELATIONS = ["finetune", "adapter", "quantized", "merge", "distilled"] as const;

export type Relation = (typeof RELATIONS)[number];

/** Where the release of a model can be fetched, as a target of an audit; or why that cannot be told. */
export type Origin = { readonly target: string } | { readonly why: string };

/** A model that another was made from. */
export interface BaseModel {
  /** As the release writes it: `owner/name` on a hub, a path, or a name. */
  readonly name: string;
  /** Undefined where nothing says how. */
  readonly relation?: Relation;
  readonly origin: Origin;
  readonly evidence: readonly Evidence[];
}

/** One step up the line: to a model that the one before was made from. */
export interface LineageStep {
  /** Of the model that the step leads to. */
  readonly name: string;
  readonly relation?: Relation;
  /** Where the one before says so. */
  readonly evidence: readonly Evidence[];
}

/** A model that a release was made from, at any distance, with the terms that its own release states for its weights. */
export interface Ancestor {
  readonly name: string;
  /** Where its release is fetched; undefined where nothing tells. */
  readonly target?: string;
  readonly revision?: string;
  /** The shortest way from the audited release; its last step leads here. */
  readonly steps: readonly LineageStep[];
  readonly licenses: readonly AppliedLicense[];
  readonly clauses: readonly AppliedClause[];
  /** Why its terms are not known, where its release could not be read. */
  readonly unread?: string;
}

/** The models up the line of a release, nearest first, each once. */
export interface Lineage {
  /** By which target base models would name the release itself, where that is known. */
  readonly target?: string;
  readonly ancestors: readonly Ancestor[];
  /** Names along lines that lead back to where they began. */
  readonly circles: readonly (readonly string[])[];
}

/** A clause of a license that governs a part of the release. */
export interface AppliedClause {
  readonly kind: ClauseKind;
  readonly license: string;
  readonly section?: string;
  /** Parts whose license holds the clause. */
  readonly on: readonly Part[];
  /** `known`: the catalog's text holds it. `possible`: found by its wording in a text that the catalog does not hold. */
  readonly certainty: "known" | "possible";
  /** The ancestor whose release states it, where the line of base models was followed. */
  readonly from?: string;
  /** Why it is open whether the clause reaches the release, where it is. */
  readonly doubt?: ReachDoubt;
  readonly evidence: readonly Evidence[];
}

/**
 * Why a clause of an ancestor may not reach a release: only outputs of the ancestor went into it, and the clause is none on outputs; or
 * one account publishes both, and may license each as it likes.
 */
export const REACH_DOUBTS = ["outputs", "same-publisher"] as const;

export type ReachDoubt = (typeof REACH_DOUBTS)[number];

/** What a text says of the release. */
export interface Claim {
  readonly subject: "model" | "code" | "weights" | "data" | "release";
  /** `open-source`, `open-weights`, `open`, `open-license`, or `license:<id>`. */
  readonly predicate: string;
  readonly verdict: "supported" | "contradicted" | "unproven";
  readonly evidence: readonly Evidence[];
}

/** A release that the documents link to as a part of their own, such as the repository of the code. */
export interface RelatedRelease {
  /** As a target of an audit: `gh:owner/name`. */
  readonly target: string;
  readonly evidence: readonly Evidence[];
}

/** Whether somebody can refuse the weights to a person who asks. */
export interface Access {
  /** `unknown` unless a text or a file shows it. */
  readonly gate: "none" | "approval" | "unknown";
  readonly evidence: readonly Evidence[];
}

/** What the release says of the size of its training, and of what came out of it. */
export interface Training {
  /** One entry for each number that is stated, else for one that can be estimated; empty where neither is. */
  readonly compute: readonly TrainingCompute[];
  readonly output: ModelOutput;
}

/** How much computing the training took, in floating-point operations. */
export interface TrainingCompute {
  /** `estimate`: six operations for each parameter and token, right to a factor of ten at best; its bounds say so. */
  readonly basis: "stated" | "estimate";
  readonly atLeast: number;
  /** Left out where nothing bounds it: what a base model took is not known. */
  readonly atMost?: number;
  readonly evidence: readonly Evidence[];
}

/** What a model makes of what it is given. `other`: it names, measures or embeds, and makes neither text nor pictures. */
export interface ModelOutput {
  readonly kind: "language" | "text-to-image" | "text-to-video" | "other" | "unknown";
  readonly evidence: readonly Evidence[];
}

export interface Summary {
  readonly separateModelLicense: boolean;
  readonly claimsOpen: "open-source" | "open" | "open-weights" | "open-license" | "none-seen";
  readonly trainingCode:
    | "full"
    | "finetune-only"
    | "example-configs"
    | "external"
    | "absent"
    | "unknown";
  readonly trainingData:
    | "released-pointer"
    | "named-public-sources"
    | "described-only"
    | "not-described"
    | "unknown";
  readonly weights:
    | "present"
    | "hub-pointer"
    | "gated"
    | "direct-download"
    | "promised"
    | "recipe-only"
    | "unknown";
}

/** Something that was not seen, and why. Every report ends with these. */
export interface Unread {
  readonly what: string;
  readonly why: string;
}
