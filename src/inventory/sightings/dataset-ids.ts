import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeLine } from "./cite.ts";
import { codeLines } from "./code-lines.ts";
import { isExample, layoutOf, speaksOf } from "./layout.ts";

/** `load_dataset("org/name")` and what other libraries call it. */
const LOAD_CALL =
  /\b(?:load_dataset|datasets\.load|tfds\.load|MsDataset\.load|snapshot_download)\(\s*(?:path\s*=\s*)?["']([\w.-]+(?:\/[\w.-]+)?)["']/;

/** A member of a configuration that names a data set on a hub; an owner is needed, so that a path is none. */
const MEMBER =
  /^\s*-?\s*["']?(?:train_?)?(?:dataset(?:_name|_id|_mixer|_path)?|hf_dataset|data_name)["']?\s*[:=]\s*["']?([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)["']?\s*,?\s*$/;

const EVAL_WORDS = new Set(
  "eval evals evaluate evaluation test benchmark benchmarks metrics perplexity gptq awq quantize quantization calib calibration".split(
    " ",
  ),
);
const CODE = new Set("py ipynb jl sh".split(" "));
const CONFIG = new Set("yaml yml json toml".split(" "));

/** A text without one of these names no data set; it only saves time. */
const HINT = /dataset|tfds|snapshot_download|data_name/i;

/** Data sets named one by one. */
const MAX_IDS = 24;

/** Data sets that code and configurations name: they are elsewhere, and whether they were used a text must say. */
export function* sightDatasetIds(
  view: ReleaseView,
  component: "data.train" | "data.eval",
): Iterable<Sighting> {
  const seen = new Set<string>();
  for (const placed of layoutOf(view).files) {
    if (seen.size >= MAX_IDS) return;
    const text = view.texts.get(placed.path);
    const isCode = CODE.has(placed.extension);
    if (!text || placed.place !== "own" || (!isCode && !CONFIG.has(placed.extension))) continue;
    const isForEval = speaksOf(placed, EVAL_WORDS);
    if (isForEval !== (component === "data.eval")) continue;
    if (!HINT.test(text.text)) continue;
    const pattern = isCode ? LOAD_CALL : MEMBER;
    for (const [at, line] of codeLines(placed.extension, text.text).entries()) {
      const id = pattern.exec(line)?.[1];
      if (id === undefined || seen.has(id) || /\.(?:py|jsonl?|csv|txt|parquet)$/.test(id)) continue;
      seen.add(id);
      const example = isExample(placed) ? ", in an example" : "";
      const detail = `data set ${id} is named${example}`;
      yield { component, status: "claimed-only", detail, evidence: citeLine(text, at + 1) };
    }
  }
}
