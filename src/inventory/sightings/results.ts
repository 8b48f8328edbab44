import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeMatch } from "./cite.ts";
import { filesWith, layoutOf, type PlacedFile } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Files of results named one by one. */
const MAX_FILES = 12;

const RESULT_WORDS = new Set("results result scores score metrics leaderboard".split(" "));
const EVAL_FOLDER = /^(?:evals?|evaluations?|results?|benchmarks?|scores)$/;
const DATA_WORDS = new Set(
  "data dataset datasets prompt prompts questions config configs tasks task".split(" "),
);

/** A measured number under the name of a metric or benchmark. */
const MEASURED =
  /["']?(?:acc(?:uracy)?(?:_norm)?(?:_stderr)?|f1|em|exact_match|bleu|rouge\w*|perplexity|ppl|pass@\d+|mmlu|gsm8k|hellaswag|humaneval|fid|wer|(?:val|test|eval)_(?:loss|acc\w*))(?:,\w+)?["']?\s*[:=,\t]\s*["']?-?\d+(?:\.\d+)?/i;

/** Results of evaluation in files: numbers where the text was read, else files that lie and are named as results do. */
export const results: Sighter = {
  id: "results",
  *sight(view) {
    const candidates = filesWith(layoutOf(view), ["json", "jsonl", "csv", "tsv", "txt"]).filter(
      (placed) => placed.place === "own" && mayHoldResults(placed),
    );
    // Numbers that were read show more than names, of which a release may hold thousands.
    const isRead = ({ path }: PlacedFile): boolean => view.texts.has(path);
    const inOrder = [
      ...candidates.filter(isRead),
      ...candidates.filter((placed) => !isRead(placed)),
    ];
    let shown = 0;
    for (const placed of inOrder) {
      for (const sighting of sightResults(view, placed, candidates.length)) {
        if (shown++ === MAX_FILES) return;
        yield sighting;
      }
    }
  },
};

function mayHoldResults({ words: named, folders, extension }: PlacedFile): boolean {
  if (named.some((word) => RESULT_WORDS.has(word))) return true;
  if (named.some((word) => DATA_WORDS.has(word))) return false;
  return extension !== "txt" && folders.some((folder) => EVAL_FOLDER.test(folder));
}

function sightResults(view: ReleaseView, placed: PlacedFile, total: number): readonly Sighting[] {
  const text = view.texts.get(placed.path);
  const component = "results";
  const many = total > 1 ? `, one of ${total} files` : "";
  if (text) {
    const evidence = citeMatch(text, MEASURED) ?? namedResults(view, placed);
    return evidence
      ? [{ component, status: "present", detail: `measured results${many}`, evidence }]
      : [];
  }
  return [
    {
      component,
      status: "present",
      detail: `results${many}, judged by name`,
      evidence: citeFile(view, placed.path),
    },
  ];
}

/** A table whose metrics have names of their own still is what its name says. */
function namedResults(view: ReleaseView, placed: PlacedFile): Sighting["evidence"] | undefined {
  const isNamed = placed.words.some((word) => RESULT_WORDS.has(word));
  const text = view.texts.get(placed.path)?.text ?? "";
  return isNamed && /\d\.\d/.test(text) ? citeFile(view, placed.path) : undefined;
}
