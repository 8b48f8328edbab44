import type { Document } from "../documents.ts";

/** Names by which a release calls itself, so that it is not taken for its own parent. */
export interface OwnNames {
  /** Whether a name is one of them. */
  has(name: string): boolean;
}

/** The name of the place it was read from, and the titles of its documents. */
export function ownNamesOf(releaseName: string, documents: readonly Document[]): OwnNames {
  const titles = documents.flatMap(({ prose }) => {
    const title = prose.sentences.find(({ kind }) => kind === "heading")?.text;
    return title === undefined ? [] : [title];
  });
  const names = new Set([releaseName, ...titles].map(lastPart));
  return { has: (name) => names.has(lastPart(name)) };
}

/** The model without its account, in letters and digits. */
function lastPart(name: string): string {
  return name
    .trim()
    .replace(/(?<![\\/])[\\/]+$/, "")
    .replace(/^.*(?:[\\/]|--)/s, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
