import type { Requirement } from "../../openness/explain/describe-condition.ts";
import type { Explanation } from "../../openness/explain/explanation.ts";
import type { RenderOptions } from "../report-format.ts";
import { paragraph } from "./layout.ts";

const KINDS: Readonly<Record<Explanation["kind"], string>> = {
  definition: "a definition of open",
  rule: "a rule",
  clause: "a kind of clause",
  finding: "a kind of finding",
};

const RELATED: Readonly<Record<Explanation["kind"], string>> = {
  definition: "Its rules",
  rule: "Asked by",
  clause: "Rules that ask for it",
  finding: "See also",
};

/** One explanation, for reading in a terminal. */
export function explanationLines(
  explanation: Explanation,
  options: RenderOptions,
): readonly string[] {
  const { id, kind, title, notes, satisfiedBy, related } = explanation;
  return [
    ...paragraph(`${id}: ${KINDS[kind]}`, { ...options, tone: "title" }),
    ...paragraph(title, options),
    "",
    ...notes.flatMap(({ label, text }) =>
      paragraph(`${label}: ${text}`, { ...options, indent: 2 }),
    ),
    ...(satisfiedBy === undefined
      ? []
      : [
          ...paragraph("Satisfied by:", { ...options, indent: 2 }),
          ...requirementLines(satisfiedBy, 4, options),
        ]),
    ...(related.length === 0
      ? []
      : paragraph(`${RELATED[kind]}: ${related.join(", ")}`, { ...options, indent: 2 })),
  ];
}

function requirementLines(
  { words, below }: Requirement,
  indent: number,
  options: RenderOptions,
): readonly string[] {
  return [
    ...paragraph(words, { ...options, indent }),
    ...below.flatMap((inner) => requirementLines(inner, indent + 2, options)),
  ];
}
