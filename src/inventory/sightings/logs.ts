import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeMatch } from "./cite.ts";
import { layoutOf, type PlacedFile } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Logs named one by one. */
const MAX_LOGS = 12;

const CERTAIN_NAME =
  /^events\.out\.tfevents\.|^(?:trainer_state|training_log|train_log|training_logs|train_results|wandb-(?:summary|metadata)|log_history)\.(?:jsonl?|csv|txt|log)$|\.wandb$/;
const LOG_EXTENSIONS = new Set("log jsonl csv txt json tsv out".split(" "));
const LOG_FOLDER = /^(?:logs?|wandb|tensorboard|tb_logs|runs|train(?:ing)?[-_]logs?)$/;
const LOG_WORDS = new Set("log logs loss losses".split(" "));

/** A step of training with its loss, whatever the order and the signs between. */
const LOSS_LINE =
  /\b(?:step|iter(?:ation)?|epoch)\b.*\bloss\b|\bloss\b.*\b(?:step|iter(?:ation)?|epoch)\b/i;

/** Records of training as it ran. */
export const logs: Sighter = {
  id: "logs",
  *sight(view) {
    const found = layoutOf(view).files.filter(
      (placed) => placed.place === "own" && isLog(view, placed),
    );
    for (const placed of found.slice(0, MAX_LOGS)) yield show(view, placed, found.length);
  },
};

function isLog(view: ReleaseView, placed: PlacedFile): boolean {
  if (CERTAIN_NAME.test(placed.name)) return true;
  if (!LOG_EXTENSIONS.has(placed.extension)) return false;
  const isNamed = placed.words.some((word) => LOG_WORDS.has(word)) || placed.extension === "log";
  if (!isNamed && !LOG_FOLDER.test(placed.folders.at(-1) ?? "")) return false;
  const text = view.texts.get(placed.path);
  return !text || citeMatch(text, LOSS_LINE) !== undefined;
}

function show(view: ReleaseView, placed: PlacedFile, total: number): Sighting {
  const text = view.texts.get(placed.path);
  const evidence = text && citeMatch(text, LOSS_LINE);
  const many = total > 1 ? `, one of ${total} files` : "";
  return {
    component: "logs",
    status: "present",
    detail: `training log${many}${text ? "" : ", judged by name"}`,
    evidence: evidence ?? citeFile(view, placed.path),
  };
}
