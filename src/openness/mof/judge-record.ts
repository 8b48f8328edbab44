import { checkRecord } from "./check-record.ts";
import type { LicenseNames } from "./check-license.ts";
import { type Disagreement, disagreements } from "./disagreements.ts";
import { evaluateAsMot, type MotEvaluation } from "./mot.ts";
import { evaluateAsPaper, type PaperEvaluation } from "./paper.ts";
import { readRecord } from "./read-record.ts";
import type { MofRecord, RecordProblem } from "./record.ts";

/** A record, what the tool and the paper make of it, where they differ, and what is wrong with it. */
export interface RecordVerdict {
  /** Name of the release; empty when the record has none. */
  readonly name: string;
  readonly mot: MotEvaluation;
  readonly paper: PaperEvaluation;
  readonly disagreements: readonly Disagreement[];
  readonly problems: readonly RecordProblem[];
  /** False when the text is no record; nothing of it was evaluated then. */
  readonly isRecord: boolean;
}

/** Reads, evaluates and checks one record of the Model Openness Tool; never throws, whatever the text holds. */
export function judgeRecord(text: string, names: LicenseNames): RecordVerdict {
  const { record, root, problems } = readRecord(text);
  const mot = evaluateAsMot(record ?? NOTHING);
  const paper = evaluateAsPaper(mot.components);
  const checked =
    record === undefined || root === undefined ? [] : checkRecord(record, root, names);
  return {
    name: record?.name ?? "",
    mot,
    paper,
    disagreements: disagreements(mot, paper),
    problems: [...problems, ...checked].toSorted((a, b) => a.line - b.line),
    isRecord: record !== undefined,
  };
}

const NOTHING: MofRecord = { name: "", defaults: {}, components: [] };
