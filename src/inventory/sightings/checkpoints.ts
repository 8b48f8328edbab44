import type { TextFile } from "../../release/read-text.ts";
import { citeFile, citeLine, linesOf } from "./cite.ts";
import { filesWith, layoutOf } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Tables named one by one. */
const MAX_TABLES = 12;

const STEP_COLUMN =
  /^(?:(?:training|global)?[ _-]?steps?|iter(?:ation)?s?|epochs?|tokens(?:[ _-]seen)?)$/i;
const PLACE_COLUMN = /\b(?:url|path|revision|branch|directory|location|link|checkpoint|repo)\b/i;
const PLACE = /https?:\/\/|s3:\/\/|gs:\/\/|hf:\/\/|\/step|\bstep[-_]?\d/i;

/** Tables that list checkpoints of a training run by step and place. The checkpoints themselves lie elsewhere. */
export const checkpoints: Sighter = {
  id: "checkpoints",
  *sight(view) {
    let tables = 0;
    for (const placed of filesWith(layoutOf(view), ["csv", "tsv"])) {
      if (placed.place !== "own" || tables >= MAX_TABLES) continue;
      const text = view.texts.get(placed.path);
      const line = text && firstCheckpoint(text, placed.extension === "tsv" ? "\t" : ",");
      if (text && line !== undefined) {
        tables += 1;
        yield {
          component: "weights.intermediate",
          status: "claimed-only",
          detail: `a table lists ${countRows(text)} checkpoints`,
          evidence: citeLine(text, line),
        };
        continue;
      }
      if (text || !placed.words.some((word) => /^(?:checkpoints?|ckpts?)$/.test(word))) continue;
      tables += 1;
      yield {
        component: "weights.intermediate",
        status: "claimed-only",
        detail: "a table of checkpoints, judged by name",
        evidence: citeFile(view, placed.path),
      };
    }
  },
};

/** Line of the first row that gives a step and a place, under a head with a column for each; 1-based. */
function firstCheckpoint(text: TextFile, separator: string): number | undefined {
  const [head = "", first = ""] = linesOf(text.text);
  const columns = head.split(separator).map((column) => column.replaceAll('"', "").trim());
  const hasStep = columns.some((column) => STEP_COLUMN.test(column));
  const hasPlace = columns.some((column) => PLACE_COLUMN.test(column));
  return hasStep && hasPlace && PLACE.test(first) ? 2 : undefined;
}

function countRows(text: TextFile): string {
  const rows = linesOf(text.text).filter((line) => line.trim() !== "").length - 1;
  return text.cutAtByte === undefined ? String(rows) : `at least ${rows}`;
}
