import type { TextFile } from "../release/read-text.ts";
import { fileKind, fileName, isForeign } from "./file-kind.ts";
import type { FrontMatter } from "./front-matter-entries.ts";
import { readProse, type Prose } from "./prose/prose.ts";
import type { ReleaseView } from "./release-view.ts";

/** A text that speaks for the release: a card, a README, documentation. */
export interface Document {
  readonly file: TextFile;
  readonly prose: Prose;
  readonly frontMatter?: FrontMatter;
  /** Translations repeat their original; they are read last and only add what the original lacks. */
  readonly isTranslation: boolean;
}

/** Texts that are kept for other readers than the release's users. */
const HOUSEKEEPING =
  /(?:^|\/)(?:contributing|code_of_conduct|changelog|changes|history|security|maintainers|codeowners|claude|agents|requirements[^/]*|release_process|pull_request_template|issue_template)(?:\.|$)/i;

const TRANSLATION =
  /[-_.](?:zh|cn|ja|jp|jpn|ko|kr|fr|es|de|ru|pt|vi|ar|it|tr|zh[-_](?:cn|hans|hant|tw))\.[a-z]+$/i;

/** Documents of a release, those nearest to the top first, translations last. */
export async function readDocuments(view: ReleaseView): Promise<readonly Document[]> {
  const documents: Document[] = [];
  for (const file of view.texts.values()) {
    if (fileKind(file.path) !== "document" || isForeign(file.path) || HOUSEKEEPING.test(file.path))
      continue;
    const frontMatter = await frontMatterOf(file);
    documents.push({
      file,
      prose: readProse(file),
      ...(frontMatter ? { frontMatter } : {}),
      isTranslation: TRANSLATION.test(file.path),
    });
  }
  return documents.toSorted(byWeight);
}

/** Loads the YAML parser for the first text that needs it: it takes as long to load as a card to read. */
async function frontMatterOf(file: TextFile): Promise<FrontMatter | undefined> {
  if (!file.text.startsWith("---")) return undefined;
  const { readFrontMatter } = await import("./front-matter.ts");
  return readFrontMatter(file);
}

function byWeight(a: Document, b: Document): number {
  return weight(a) - weight(b) || (a.file.path < b.file.path ? -1 : 1);
}

function weight(document: Document): number {
  const depth = document.file.path.split("/").length;
  const isReadme = /^readme/i.test(fileName(document.file.path));
  return depth * 4 + (isReadme ? 0 : 2) + (document.isTranslation ? 1000 : 0);
}
