import type { Document } from "../documents.ts";
import type { Part } from "../inventory.ts";

/** The name that a document gives its release, and what it stands for. */
export interface ReleaseName {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** Taglines and marks around the name in a title. */
const TAGLINE = /\s*(?:[:：|(（]|\s[-—–]+\s).*$/u;

/** Names of more words than this are sentences. */
const MAX_WORDS = 3;

/**
 * The title of a document where its text says that what is so named is a model: "Foo is a speech model".
 * In a repository the name stands for code and weights, in a card (with front matter) for the weights.
 */
export function releaseNameOf(document: Document): ReleaseName | undefined {
  const { sentences } = document.prose;
  const title = sentences.find((sentence) => sentence.kind === "heading")?.text ?? "";
  const name = title.replace(TAGLINE, "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (name === "" || name.split(/\s+/).length > MAX_WORDS) return undefined;
  const isModel = sentences.some(
    ({ kind, text }) =>
      kind !== "code" &&
      startsWithName(text, name) &&
      /^[^.]{0,30}\b(?:is|are)\b[^.]{0,120}\b(?:models?|networks?)\b/i.test(
        text.slice(name.length),
      ),
  );
  if (!isModel) return undefined;
  return { name, parts: document.frontMatter ? ["weights"] : ["code", "weights"] };
}

/** Whether a sentence begins with the name, and goes on with what is said of it. */
export function isSaidOf(text: string, { name }: ReleaseName): boolean {
  return (
    startsWithName(text, name) &&
    /^\s+(?:is|are|has been|was)\b/i.test(stripMarks(text).slice(name.length))
  );
}

function startsWithName(text: string, name: string): boolean {
  const start = stripMarks(text)
    .slice(0, name.length + 1)
    .toLowerCase();
  return (
    start.slice(0, name.length) === name.toLowerCase() &&
    !/[\p{L}\p{N}]$/u.test(start.slice(name.length))
  );
}

function stripMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, "");
}
