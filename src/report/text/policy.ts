import type { PolicyVerdict, Violation } from "../../openness/policy.ts";
import type { RenderOptions } from "../report-format.ts";
import { quotations } from "./cite.ts";
import { paragraph, row } from "./layout.ts";
import { RESULT_TONES } from "./words.ts";

const SEVERITY_COLUMNS = 6;
const RESULT_COLUMNS = 9;
const INDENT = SEVERITY_COLUMNS + RESULT_COLUMNS + 6;

/** `Policy acme 1: fails`, as a title. */
export function policyTitle({ id, version, result, isOutOfScope }: PolicyVerdict): string {
  return `Policy ${id} ${version}: ${isOutOfScope === true ? "does not apply" : result}`;
}

/** Every rule of a policy that is not met, what shows it and what can be done; then what to know of its waivers. */
export function policyLines(
  { violations, met, notes }: PolicyVerdict,
  options: RenderOptions,
): readonly string[] {
  return [
    ...violations.flatMap((violation) => violationLines(violation, options)),
    ...paragraph(`${met} ${met === 1 ? "rule is" : "rules are"} met`, { ...options, indent: 2 }),
    ...notes.flatMap((note) => paragraph(`Note: ${note}`, { ...options, indent: 2 })),
  ];
}

function violationLines(violation: Violation, { width, paint }: RenderOptions): readonly string[] {
  const { rule, severity, result, because, remedy, evidence, waived, isWarning } = violation;
  const place = { width, paint, indent: INDENT };
  const weight = waived !== undefined ? "waived" : isWarning === true ? "warn" : severity;
  return [
    ...row(
      [
        { text: weight, width: SEVERITY_COLUMNS },
        { text: result, width: RESULT_COLUMNS, tone: RESULT_TONES[result] },
        { text: rule, width: width - INDENT },
      ],
      paint,
    ),
    ...paragraph(because, place),
    ...quotations(evidence, { ...place, indent: INDENT + 2 }, 1),
    ...paragraph(
      waived === undefined ? `Remedy: ${remedy}` : `Waived until ${waived.until}: ${waived.reason}`,
      place,
    ),
  ];
}
