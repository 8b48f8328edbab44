import type { Document } from "./documents.ts";
import { valuesOf } from "./front-matter-entries.ts";
import type { BaseModel } from "./inventory.ts";
import type { Pointer } from "./pointers/pointer.ts";
import { quoteAt } from "./prose/prose.ts";
import type { ReleaseView } from "./release-view.ts";

/** Words before a link that make its model the one that this was made from. */
const MADE_FROM =
  /\b(?:fine-?tun(?:ed?|ing)(?: version)? (?:of|from|on)|based (?:up)?on|derived from|built (?:up)?on|initiali[sz]ed (?:from|with)|distilled from|quanti[sz](?:ed|ation)(?: version)? (?:of|from)|merged? (?:of|from)|adapter (?:for|of))\b[^.]{0,60}$/i;

/** Where adapters name the model that they change. */
const ADAPTER_BASE = /"base_model_name_or_path"\s*:\s*"([^"\n]{1,200})"/;

/** Models that a release says it was made from: in front matter, adapter configuration and sentences, once each. */
export function findBaseModels(
  view: ReleaseView,
  documents: readonly Document[],
  pointers: readonly Pointer[],
): readonly BaseModel[] {
  const found = [...inFrontMatter(documents), ...inAdapters(view), ...inSentences(pointers)];
  const byName = new Map<string, BaseModel>();
  for (const base of found) {
    const known = byName.get(base.name.toLowerCase());
    byName.set(base.name.toLowerCase(), {
      name: known?.name ?? base.name,
      evidence: [...(known?.evidence ?? []), ...base.evidence],
    });
  }
  return [...byName.values()];
}

function inFrontMatter(documents: readonly Document[]): readonly BaseModel[] {
  return documents
    .flatMap(({ frontMatter }) => valuesOf(frontMatter, "base_model"))
    .map(({ value, evidence }) => ({ name: value, evidence: [evidence] }));
}

function inAdapters({ texts }: ReleaseView): readonly BaseModel[] {
  return [...texts.values()].flatMap((file) => {
    const match = file.path.endsWith("adapter_config.json") ? ADAPTER_BASE.exec(file.text) : null;
    if (!match?.[1]) return [];
    return [{ name: match[1], evidence: [quoteAt(file, match.index)] }];
  });
}

function inSentences(pointers: readonly Pointer[]): readonly BaseModel[] {
  return pointers.flatMap(({ kind, target, sentence, evidence }) => {
    const link = sentence.links.find((each) => each.target.includes(target));
    const at = link?.label ? sentence.text.indexOf(link.label) : -1;
    const isBase = kind === "hub-model" && at >= 0 && MADE_FROM.test(sentence.text.slice(0, at));
    return isBase ? [{ name: target, evidence: [evidence] }] : [];
  });
}
