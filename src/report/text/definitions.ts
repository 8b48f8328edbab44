import { count } from "./count.ts";
import type { MissingThing, Reason, Verdict } from "../../openness/verdict.ts";
import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { quotations } from "./cite.ts";
import { cut, paragraph, row } from "./layout.ts";
import { RESULT_TONES } from "./words.ts";

/** Names of definitions beyond this many columns wrap. */
const MAX_NAME_COLUMNS = 29;

/** Things named in one row; the rest is counted, and the JSON report holds all. */
const THINGS_SHOWN = 2;

/** What is asked of one thing, before the rest is counted. */
const WANTS_SHOWN = 2;

/** One row per definition of "open": its answer, and the shortest way from there to `met`. */
export function definitionLines(
  { verdicts }: Pick<AuditReport, "verdicts">,
  { width, paint }: RenderOptions,
): readonly string[] {
  const names = verdicts.map(({ definition, version }) => `${definition} ${version}`);
  const columns = Math.min(MAX_NAME_COLUMNS, Math.max(0, ...names.map((name) => name.length)));
  const answers = verdicts.map(({ result, says }) => says ?? result);
  const answerColumns = Math.max(9, ...answers.map((answer) => answer.length));
  const indent = columns + answerColumns + 6;
  return verdicts.flatMap((verdict, index) => [
    ...row(
      [
        { text: names[index] ?? "", width: columns },
        { text: answers[index] ?? "", width: answerColumns, tone: RESULT_TONES[verdict.result] },
        { text: wayToMet(verdict), width: width - indent },
      ],
      paint,
    ),
    ...outside(verdict).flatMap(({ because, evidence }) => [
      ...paragraph(because, { width, paint, indent }),
      ...quotations(evidence, { width, paint, indent }, 1),
    ]),
    ...warnings(verdict).flatMap(({ because }) =>
      paragraph(`Warning: ${because}`, { width, paint, indent }),
    ),
  ]);
}

/** `2 missing: code.train; terms of Llama-3.1 (without user-cap, naming-prefix); 1 not seen; 1 question`. */
function wayToMet({ result, reasons, needsHuman, shortestWay }: Verdict): string {
  if (result === "met" && needsHuman.length === 0) return count(reasons.length, "rule");
  const missing = shortestWay.things.filter((thing) => thing.result === "fails");
  const unseen = shortestWay.things.filter((thing) => thing.result === "undecided");
  const parts = [
    ...(missing.length === 0 ? [] : [`${missing.length} missing: ${named(missing)}`]),
    // What is missing decides; what else was not seen is only counted beside it.
    ...(unseen.length === 0
      ? []
      : [`${unseen.length} not seen${missing.length === 0 ? `: ${named(unseen)}` : ""}`]),
    ...(needsHuman.length === 0 ? [] : [count(needsHuman.length, "question")]),
  ];
  return parts.join("; ");
}

function named(things: readonly MissingThing[]): string {
  const { shown, more } = cut(things, THINGS_SHOWN);
  const words = shown.map(({ thing, wants }) => withWants(thing, wants));
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

function withWants(thing: string, wants: readonly string[]): string {
  const { shown, more } = cut(wants, WANTS_SHOWN);
  // "without a, without b" reads as "without a, b".
  const words = shown.map((want, index) =>
    shown[index - 1]?.startsWith(WITHOUT) === true && want.startsWith(WITHOUT)
      ? want.slice(WITHOUT.length)
      : want,
  );
  const asked = [...words, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return asked === "" ? thing : `${thing} (${asked})`;
}

const WITHOUT = "without ";

/** What takes a release out of the scope of a definition. */
function outside({ isOutOfScope, reasons }: Verdict): readonly Reason[] {
  if (isOutOfScope !== true) return [];
  return reasons.filter(({ isScope, result }) => isScope === true && result === "fails");
}

function warnings({ reasons }: Verdict): readonly Reason[] {
  return reasons.filter(({ isWarning, result }) => isWarning === true && result === "fails");
}
