import type { TextFile } from "../../release/read-text.ts";
import { fileKind, isForeign } from "../file-kind.ts";
import type { ReleaseView } from "../release-view.ts";
import { linesAsProse } from "./lines-as-prose.ts";
import { pointersIn, type Pointer } from "./pointer.ts";
import { isFetchScript } from "./script-pointers.ts";

/** What a line that fetches weights has: an address, or a repository of a hub in quotes. */
const MAY_FETCH = /https?:\/\/|["'][\w.-]{2,60}\/[\w.-]{2,80}["']/;

/** `repo_id="owner/name"` and `"repo_id": "owner/name"`. */
const HUB_REPOSITORY =
  /["']?\brepo(?:_id|_name|sitory)?["']?\s*[:=]\s*["']([\w.-]+)\/([\w.-]+)["']/;

/** Words that tell nothing of which release is meant. */
const COMMON_WORD =
  /^(?:.{0,2}|the|for|and|app|api|lib|pkg|net|ai2|llm|model|models|torch|pytorch|python|open|openai|project|repository|toolkit|tools|main|master|release|package|speech|audio|image|vision|language|learning|training|inference|transformers?)$/;

/** Lines of one file that are looked at. */
const MAX_LINES = 5000;

/** A longer line is data. */
const MAX_LINE = 1000;

/**
 * Pointers in code whose address has the name of the release in it: what a package downloads when it is first used. Code that
 * fetches something of another name fetches the work of others, so far as anybody can tell.
 */
export function codePointers(view: ReleaseView): readonly Pointer[] {
  const words = wordsOf(view.name);
  if (words.length === 0) return [];
  return [...view.texts.values()]
    .filter(({ path }) => isCode(path) && !isForeign(path) && !/(?:^|[/_])tests?[/_.]/i.test(path))
    .flatMap((file) => inCode(file))
    .filter(({ kind, target }) => {
      const isWeights = kind === "hub-model" || kind === "download";
      return isWeights && words.some((word) => word.test(target));
    });
}

function isCode(path: string): boolean {
  const kind = fileKind(path);
  return kind === "code" || kind === "config";
}

/** What is left of a release's name without its version and what many names have; a short word must stand alone. */
function wordsOf(name: string): readonly RegExp[] {
  return name
    .toLowerCase()
    .replace(/[-_.]v?\d+(?:\.\d+)*\w*$/, "")
    .split(/[^a-z]+/)
    .filter((word) => !COMMON_WORD.test(word))
    .map((word) => new RegExp(`(?<![a-z])${word}${word.length < 5 ? "(?![a-z])" : ""}`, "i"));
}

function inCode(file: TextFile): readonly Pointer[] {
  if (!MAY_FETCH.test(file.text)) return [];
  const prose = linesAsProse(file, MAX_LINES, mayFetch);
  const named = prose.sentences.flatMap((sentence): Pointer[] => {
    const [, owner, name] = HUB_REPOSITORY.exec(sentence.text) ?? [];
    const target = `${owner}/${name}`;
    return owner === undefined
      ? []
      : [{ kind: "hub-model", target, sentence, evidence: sentence.evidence }];
  });
  // Of scripts that fetch, `scriptPointers` reads all addresses.
  return isFetchScript(file.path) ? named : [...pointersIn({ prose }), ...named];
}

function mayFetch(line: string): boolean {
  return line.length <= MAX_LINE && MAY_FETCH.test(line);
}
