import type { LicenseReference } from "../../license.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import type { ReferenceContext } from "../reference-context.ts";
import { findSpdxTags } from "../spdx-tags.ts";

const FRONT_MATTER = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** Machine-readable statements: SPDX tags, front matter, package metadata. */
export function findFields(
  { idsForTag }: ReferenceContext,
  { text }: TokenizedText,
  _fileName?: string,
): readonly LicenseReference[] {
  const tags = findSpdxTags(text, idsForTag).map(({ ids }) => field(ids, 0, 0));
  return [...tags, ...frontMatter(idsForTag, text)];
}

function frontMatter(
  idsForTag: ReferenceContext["idsForTag"],
  text: string,
): readonly LicenseReference[] {
  const block = FRONT_MATTER.exec(text)?.[1];
  if (block === undefined) return [];
  const values = [
    ...block.matchAll(/^license(?:_name)?:[ \t]*(\S.*)$/gim),
    ...(/^license:[ \t]*\r?\n((?:[ \t]*-.*\r?\n?)+)/im.exec(block)?.[1] ?? "").matchAll(
      /-[ \t]*(\S.*)/g,
    ),
  ];
  return values
    .map(([, value = ""]) => field(idsForTag(value.trim()).slice(0, 1), 0, 0))
    .filter(({ ids }) => ids.length > 0);
}

function field(ids: readonly string[], start: number, end: number): LicenseReference {
  return { kind: "tag", expression: ids.join(" AND "), ids, grants: true, score: 1, start, end };
}
