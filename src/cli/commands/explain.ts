import { AssayError } from "../../bytes/errors.ts";
import { explanations } from "../../openness/explain/explanation.ts";
import { didYouMean } from "../../openness/nearest-word.ts";
import { explanationLines } from "../../report/text/explain.ts";
import { plainPaint } from "../../report/text/paint.ts";
import { EXIT } from "../exit-codes.ts";
import { widthFor } from "../terminal.ts";
import type { World } from "../world.ts";

/** How explanations are written. */
export interface ExplainFlags {
  readonly format: string;
}

/** Says what an id of a report means, or lists all ids; the exit code. */
export function runExplain(
  id: string | undefined,
  { format }: ExplainFlags,
  { stdout }: World,
): number {
  const all = explanations();
  const found = id === undefined ? all : all.filter((each) => each.id === id);
  if (found.length === 0) {
    const hint = didYouMean(
      id ?? "",
      all.map((each) => each.id),
    );
    throw new AssayError("usage", `Cannot explain "${id ?? ""}": nothing has this id${hint}`);
  }
  if (format === "json") {
    stdout.write(`${JSON.stringify(id === undefined ? all : found, null, 2)}\n`);
    return EXIT.done;
  }
  if (id === undefined) {
    stdout.write(all.map((each) => `${each.kind.padEnd(10)}  ${each.id}\n`).join(""));
    return EXIT.done;
  }
  const options = { width: widthFor(stdout), paint: plainPaint };
  const lines = found.flatMap((each, index) => [
    ...(index === 0 ? [] : [""]),
    ...explanationLines(each, options),
  ]);
  stdout.write(`${lines.join("\n")}\n`);
  return EXIT.done;
}
