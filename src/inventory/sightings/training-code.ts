import type { Evidence } from "../evidence.ts";
import type { ReleaseView } from "../release-view.ts";
import { codeFilesOf, sourceFilesOf, type CodeFile } from "./code-files.ts";
import { trainingConfigsOf, type TrainingConfig } from "./training-config.ts";

/** What the files of a release show of how its model was trained. */
export interface TrainingCode {
  /**
   * `full`: something that trains, with settings that are not those of a toy. `finetune-only`: it trains further what was
   * trained elsewhere. `example-configs`: it trains, and all its settings are examples. `none-seen`: says nothing of files
   * that were not listed.
   */
  readonly kind: "full" | "finetune-only" | "example-configs" | "none-seen";
  readonly evidence: readonly Evidence[];
  /** Source files of the publisher in the listing, whatever they are for. */
  readonly codeFilesSeen: number;
  /** Settings of training runs that are not toys; without code for them they belong to a trainer elsewhere. */
  readonly trainingConfigs: readonly Evidence[];
}

/** Pieces of evidence that are worth showing. */
const MAX_EVIDENCE = 5;

/** What stands in for an entry point of training when only its general name is known. */
const GENERAL_ENTRY = /^(?:main|run|launch|cli|__main__)$/;

/** Weighs code and configurations of training together. Texts that speak of training are for others to hear. */
export function summarizeTrainingCode(view: ReleaseView): TrainingCode {
  const files = codeFilesOf(view);
  const configs = trainingConfigsOf(view);
  const real = configs.filter((config) => !config.isExample);
  const base = {
    codeFilesSeen: sourceFilesOf(view).length,
    trainingConfigs: cite(real),
  };
  const trainers = entriesFirst(files.filter(({ role }) => role === "train"));
  const ownTrainers = trainers.filter((file) => !file.isExample);
  if (ownTrainers.some(({ isEntry }) => isEntry)) {
    const onlyToys = real.length === 0 && configs.length > 0;
    return {
      ...base,
      kind: onlyToys ? "example-configs" : "full",
      evidence: cite([...ownTrainers.slice(0, 2), ...(onlyToys ? configs : real)]),
    };
  }
  const finetuners = entriesFirst(files.filter(({ role }) => role === "finetune"));
  if (finetuners.some((file) => file.isEntry && !file.isExample)) {
    return { ...base, kind: "finetune-only", evidence: cite(finetuners) };
  }
  const exampleTrainers = trainers.filter((file) => file.isExample && file.isEntry);
  if (exampleTrainers.length > 0) {
    return { ...base, kind: "example-configs", evidence: cite([...exampleTrainers, ...configs]) };
  }
  const general = generalEntries(view);
  const toys = configs.filter((config) => config.isExample);
  if (toys.length > 0 && real.length === 0 && general.length > 0) {
    return { ...base, kind: "example-configs", evidence: cite([...toys, ...general]) };
  }
  if (finetuners.length > 0) {
    return { ...base, kind: "finetune-only", evidence: cite(finetuners) };
  }
  return { ...base, kind: "none-seen", evidence: [] };
}

/** A program at the top with a name that says nothing, and a text that was not read. */
function generalEntries(view: ReleaseView): readonly { readonly evidence: Evidence }[] {
  return sourceFilesOf(view)
    .filter(({ path, stem, folders }) => {
      return folders.length === 0 && GENERAL_ENTRY.test(stem) && !view.texts.has(path);
    })
    .map(({ path }) => ({ evidence: { file: path } }));
}

function entriesFirst(files: readonly CodeFile[]): readonly CodeFile[] {
  return files.toSorted((a, b) => order(a) - order(b));
}

function order(file: CodeFile): number {
  return (file.isEntry ? 0 : 2) + (file.judgedBy === "content" ? 0 : 1);
}

function cite(
  seen: readonly (CodeFile | TrainingConfig | { readonly evidence: Evidence })[],
): readonly Evidence[] {
  return seen.slice(0, MAX_EVIDENCE).map(({ evidence }) => evidence);
}
