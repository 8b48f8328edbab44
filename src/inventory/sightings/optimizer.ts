import { citeFile } from "./cite.ts";
import { layoutOf } from "./layout.ts";
import { formatBytes } from "./quantity.ts";
import type { Sighter } from "./sighter.ts";
import { isOptimizerState, stepOf } from "./weights-names.ts";

/** States named one by one; sharded runs have thousands. */
const MAX_STATES = 12;

/** What an optimizer remembered when training stopped: with it, training can go on. */
export const optimizer: Sighter = {
  id: "optimizer",
  *sight(view) {
    const states = layoutOf(view).files.filter(
      (placed) => placed.place === "own" && isOptimizerState(placed),
    );
    for (const placed of states.slice(0, MAX_STATES)) {
      const { byteLength } = placed.file;
      const step = stepOf(placed);
      const isPointer = view.texts.has(placed.path);
      yield {
        component: "optimizer",
        status: isPointer ? "claimed-only" : "present",
        detail: [
          "optimizer state",
          byteLength === undefined || isPointer ? "" : formatBytes(byteLength),
          step === undefined ? "" : `step ${step}`,
          states.length > 1 ? `one of ${states.length} files` : "",
          isPointer ? "only a git-LFS pointer is at hand" : "",
        ]
          .filter((part) => part !== "")
          .join(", "),
        evidence: citeFile(view, placed.path),
      };
    }
  },
};
