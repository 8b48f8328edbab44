import type { LicenseFile } from "./license-statement.ts";

/** Words that every license name has; what is left tells one from another. */
const COMMON = new Set([
  "the",
  "a",
  "an",
  "license",
  "licence",
  "agreement",
  "model",
  "models",
  "terms",
  "of",
  "for",
  "and",
  "under",
  "its",
  "this",
  "our",
  "version",
]);

/** A name is no longer than this; what goes on is another text. */
const MAX_NAME = 120;

const HUB_LINK =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn\/models|modelscope\.ai\/models)\/(?!datasets\/|spaces\/)([\w.-]+)\/([\w.-]+)/i;

/**
 * SPDX `LicenseRef-` id for a license that the catalog does not hold, made from its name:
 * what it is for comes first (`Community License for Foo Model` gives `LicenseRef-foo-community`).
 * A name without words of its own takes those of the model that the pointer leads to.
 */
export function licenseRef(name: string, pointer: string | undefined): string {
  const [head = "", tail = ""] = name.slice(0, MAX_NAME).split(/\s+for\s+/i);
  const words = [...ownWords(tail), ...ownWords(head)];
  const model = pointer === undefined ? undefined : HUB_LINK.exec(pointer)?.[2];
  if (words.length === 0 && model) return `LicenseRef-${slug(model)}`;
  return `LicenseRef-${words.length > 0 ? words.join("-") : slug(name) || "unnamed"}`;
}

/** The same for a file whose text the catalog does not hold, made from its title. */
export function refOfFile(file: LicenseFile): string {
  const title = file.title.text ?? file.path;
  return licenseRef(title.replace(/^[#\s*]+/, "").slice(0, 80), undefined);
}

function ownWords(phrase: string): readonly string[] {
  return phrase
    .split(/[\s_-]+/)
    .map(slug)
    .filter((word) => word && !COMMON.has(word));
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}
