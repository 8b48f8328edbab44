import type { Document } from "../documents.ts";
import type { BaseModel, Unread } from "../inventory.ts";
import type { InspectedFile } from "../loading/loading.ts";
import type { Account } from "../summary/account.ts";
import type { ReleaseView } from "../release-view.ts";
import type { FoundModel } from "./found-model.ts";
import { inAdapters } from "./in-adapters.ts";
import { inConfiguration } from "./in-configuration.ts";
import { inFrontMatter } from "./in-front-matter.ts";
import { inGguf } from "./in-gguf.ts";
import { inMergeRecipes } from "./in-merge-recipe.ts";
import { inSentences } from "./in-sentences.ts";
import { originOf, shownName } from "./model-origin.ts";
import { ownNamesOf } from "./own-names.ts";

/** Models that a release was made from, and what hints at more without naming any. */
export interface FoundBaseModels {
  readonly baseModels: readonly BaseModel[];
  readonly unread: readonly Unread[];
}

/** Places of one model that are kept; a release of many files may name it in each. */
const MAX_EVIDENCE = 6;

/**
 * Models that a release says it was made from, once each: in front matter, adapters, recipes of merges, sentences, metadata of
 * GGUF and configuration. A configuration that was saved from a folder names no model; that is told as unread.
 */
export function findBaseModels(
  view: ReleaseView,
  documents: readonly Document[],
  { pointers, publishers }: Pick<Account, "pointers" | "publishers">,
  files: readonly InspectedFile[],
): FoundBaseModels {
  const own = ownNamesOf(view.name, documents);
  const stated = [
    ...inFrontMatter(documents),
    ...inAdapters(view),
    ...inMergeRecipes(view),
    ...inSentences(documents, pointers, publishers),
    ...inGguf(files),
  ];
  const loaded = inConfiguration(view).filter(({ name }) => !own.has(name));
  const named = loaded.filter((each) => "target" in originOfFound(each));
  const baseModels = merged([...stated.filter(({ name }) => name.trim() !== ""), ...named]);
  const hints = new Set(loaded.filter((each) => !named.includes(each)).map(hintOf));
  return { baseModels, unread: [...hints].map((what) => ({ what, why: FROM_A_FOLDER })) };
}

const FROM_A_FOLDER = "the configuration names what was loaded by a path or a bare name";

function hintOf({ name, evidence }: FoundModel): string {
  return `what ${evidence.file} was saved from, ${JSON.stringify(shownName(name))}`;
}

function originOfFound({ name, writer, revision }: FoundModel): BaseModel["origin"] {
  return originOf(name, writer, revision);
}

/** One entry for each model, with every place that names it; the first that says how decides the relation. */
function merged(found: readonly FoundModel[]): readonly BaseModel[] {
  const groups = Map.groupBy(found, ({ name }) => shownName(name).toLowerCase());
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const relation = group.find((each) => each.relation !== undefined)?.relation;
    const origins = group.map(originOfFound);
    // A place that pins a revision says more than one that does not.
    const pinned = origins.find((origin) => "target" in origin && origin.target.includes("@"));
    const origin = pinned ?? origins.find((each) => "target" in each) ?? originOfFound(first);
    return [
      {
        name: shownName(first.name),
        ...(relation && { relation }),
        origin,
        evidence: unique(group).slice(0, MAX_EVIDENCE),
      },
    ];
  });
}

/** A sentence with a link and a name for one model is one place. */
function unique(group: readonly FoundModel[]): BaseModel["evidence"] {
  const seen = new Set<string>();
  return group.flatMap(({ evidence }) => {
    const key = JSON.stringify([evidence.file, evidence.line, evidence.text]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [evidence];
  });
}
