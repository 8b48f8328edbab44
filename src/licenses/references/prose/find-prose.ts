import type { LicenseReference } from "../../license.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import type { ReferenceContext } from "../reference-context.ts";
import { findMentions } from "../mentions.ts";

/** Notices and names in prose. */
export function findProse(
  { names, idsForTag }: ReferenceContext,
  { text }: TokenizedText,
): readonly LicenseReference[] {
  return sentences(text).flatMap(({ sentence, offset }) =>
    findMentions(names, idsForTag, sentence).flatMap(({ ids: [id], role, start, end }) =>
      id === undefined
        ? []
        : [
            {
              kind: "mention" as const,
              expression: id,
              ids: [id],
              grants: role === "grant",
              score: 1,
              start: offset + start,
              end: offset + end,
            },
          ],
    ),
  );
}

function sentences(text: string): readonly { sentence: string; offset: number }[] {
  const found: { sentence: string; offset: number }[] = [];
  let offset = 0;
  for (const sentence of text.split(
    /(\n[^\p{L}\p{N}\n]*\n|(?<=[.!?。])\s+(?=[\p{Lu}*#\-[])|\n(?=\s*(?:[-*|#+]|\d+\.)))/u,
  )) {
    found.push({ sentence, offset });
    offset += sentence.length;
  }
  return found;
}
