import { sniff } from "../../weights/sniff.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile } from "./cite.ts";
import { layoutOf, type PlacedFile } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Tokenizers named one by one. */
const MAX_TOKENIZERS = 12;

const DATA_NAME =
  /^(?:.*tokenizer(?:[-_.]\w+)?\.(?:json|model)|tokenizer_config\.json|special_tokens_map\.json|added_tokens\.json|vocab\.(?:json|txt|bpe)|merges\.txt|encoder\.json|.*\.tiktoken|tekken(?:[-_.]\w+)?\.json|(?:spiece|sentencepiece\S*|spm\S*|bpe|.*[-_]bpe)\.model)$/;
const CODE_NAME = /^tokeni[sz](?:er|ation)\w*\.(?:py|rs|cpp|cc|go|ts|js|jl)$/;

/** Vocabularies and the code that splits text with them. */
export const tokenizer: Sighter = {
  id: "tokenizer",
  *sight(view) {
    const own = layoutOf(view).files.filter(({ place }) => place === "own");
    const data = own.filter((placed) => isTokenizerData(view, placed));
    for (const placed of data.slice(0, MAX_TOKENIZERS)) {
      const isPointer = isLfsPointer(view, placed);
      yield {
        component: "tokenizer",
        status: isPointer || placed.file.byteLength === 0 ? "claimed-only" : "present",
        detail: isPointer
          ? "vocabulary, only a git-LFS pointer is at hand"
          : "vocabulary or its settings",
        evidence: citeFile(view, placed.path),
      };
    }
    const code = own.filter(({ name }) => CODE_NAME.test(name));
    for (const placed of code.slice(0, MAX_TOKENIZERS)) {
      yield {
        component: "tokenizer",
        status: "present",
        detail: "code",
        evidence: citeFile(view, placed.path),
      };
    }
  },
};

/** By content for `*.model`, which other programs use for other things; by name for the rest. */
function isTokenizerData(view: ReleaseView, placed: PlacedFile): boolean {
  const head = placed.extension === "model" ? view.heads.get(placed.path) : undefined;
  if (head && sniff(head.bytes) === "sentencepiece") return true;
  return DATA_NAME.test(placed.name);
}

function isLfsPointer(view: ReleaseView, { path }: PlacedFile): boolean {
  return view.texts.get(path)?.text.startsWith("version https://git-lfs.github.com/spec/") ?? false;
}
