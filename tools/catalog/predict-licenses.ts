import type { LicenseEngine } from "../../src/licenses/license.ts";
import { findSpdxTags } from "../../src/licenses/references/spdx-tags.ts";

/** What one file states, as the scorer of the license cases reads it. */
export interface Prediction {
  readonly ids: readonly string[];
  readonly modified: boolean;
}

const FRONT_MATTER = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** Licenses that a file states: whole texts, SPDX tags, front matter, and names that grant. */
export function predictLicenses(engine: LicenseEngine, text: string): Prediction {
  const matches = engine.identifyText(text);
  const ids = new Set(matches.map(({ id }) => id));
  const modified = matches.some(({ match }) => match === "modified");
  for (const { ids: tagged } of findSpdxTags(text, (tag) => engine.idsForTag(tag)))
    for (const id of tagged) ids.add(id);
  for (const id of frontMatterIds(engine, text)) ids.add(id);
  if (ids.size === 0) {
    for (const sentence of sentences(text)) {
      for (const mention of engine.findMentions(sentence)) {
        const [id] = mention.ids;
        if (mention.role === "grant" && id !== undefined) ids.add(id);
      }
    }
  }
  return { ids: [...ids], modified };
}

function frontMatterIds(engine: LicenseEngine, text: string): readonly string[] {
  const block = FRONT_MATTER.exec(text)?.[1];
  if (block === undefined) return [];
  const values = [
    ...block.matchAll(/^license(?:_name)?:[ \t]*(\S.*)$/gim),
    ...(/^license:[ \t]*\r?\n((?:[ \t]*-.*\r?\n?)+)/im.exec(block)?.[1] ?? "").matchAll(
      /-[ \t]*(\S.*)/g,
    ),
  ];
  return values.flatMap(([, value = ""]) => engine.idsForTag(value.trim()).slice(0, 1));
}

function sentences(text: string): readonly string[] {
  return text.split(
    /\n[^\p{L}\p{N}\n]*\n|(?<=[.!?。])\s+(?=[\p{Lu}*#\-[])|\n(?=\s*(?:[-*|#+]|\d+\.))/u,
  );
}
