import type { RecordVerdict } from "../../openness/mof/judge-record.ts";

/** The answer for one record, as programs read it; fields are added over time, never changed. */
export interface MofAnswer {
  readonly path: string;
  /** Name of the release. */
  readonly record: string;
  /** As the Model Openness Tool computes it; 0 is unclassified. */
  readonly class: RecordVerdict["mot"]["class"];
  readonly progress: RecordVerdict["mot"]["progress"];
  readonly components: RecordVerdict["mot"]["components"];
  readonly missing: RecordVerdict["mot"]["missing"];
  /** The same record by the paper, where that differs from the tool. */
  readonly paper: {
    readonly class: RecordVerdict["paper"]["class"];
    readonly possibleClass: RecordVerdict["paper"]["possibleClass"];
  };
  readonly disagreements: RecordVerdict["disagreements"];
  readonly problems: RecordVerdict["problems"];
}

/** A record's answer for programs. */
export function mofAnswer(path: string, verdict: RecordVerdict): MofAnswer {
  const { class: reached, progress, components, missing } = verdict.mot;
  const { class: paperClass, possibleClass } = verdict.paper;
  return {
    path,
    record: verdict.name,
    class: reached,
    progress,
    components,
    missing,
    paper: { class: paperClass, possibleClass },
    disagreements: verdict.disagreements,
    problems: verdict.problems,
  };
}
