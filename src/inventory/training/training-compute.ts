import { isOnOthers } from "../claims/claims.ts";
import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";
import type { BaseModel, TrainingCompute } from "../inventory.ts";
import type { DescribedModel } from "../loading/loading.ts";
import type { Sentence } from "../prose/prose.ts";
import { modelNames } from "../statements/model-names.ts";
import { estimateCompute } from "./estimate-compute.ts";
import { type FlopRange, readFlop } from "./read-flop.ts";

const TRAINING = /\btrain(?:ed|ing|s)?\b|\bpre-?train(?:ed|ing|s)?\b|\bcompute\b/i;
const NOT_TRAINING =
  /\b(?:inference|forward pass|prefill|decoding|per[- ](?:token|image|sample|step|example|prompt|layer))\b/i;
/** Said of rules or of what might be, not of what was done. */
const OF_RULES =
  /\b(?:AI Act|systemic|threshold|regulation|obligations?|presumed|scaling laws?|budget of)\b/i;
const HYPOTHETICAL = /\b(?:would (?:need|require|take|cost)|if (?:we|you|one)|hypothetical)\b/i;
const COMPARED =
  /\b(?:compared (?:to|with)|versus|vs\.?|unlike|whereas|instead of|(?:same|similar|comparable) (?:\w+ )?(?:compute|flops?))\b/i;
const OWN =
  /\b(?:we|our|this (?:model|release)|the model(?!s))\b|^\W{0,4}(?:(?:total|estimated) )?(?:pre-?)?training (?:compute|flops?)\b/i;
/** A name that does something: "Foo-2 was trained", "Foo-2 took". */
const ACTING_NAME =
  /\b([A-Z][A-Za-z]{1,30}[-.\w]{0,20})(?: \([^()]{1,20}\))? (?:was|is|were|took|used|required|needed|consumed)\b/g;
/** Words with a capital that name no model: those that begin sentences, and machines. */
const NO_MODEL =
  /^(?:it|this|that|these|those|we|all|training|pre-?training|the|compute|which|flops?|operations|[gtc]pus?|[abhlv]\d{2,3}s?|bf16|fp\d{1,2})$/i;

/** A training that goes on where another ended: what came before is not in its number. */
const CONTINUED =
  /\b(?:fine-?tun\w{0,4}|post-?train\w{0,4}|mid-?train\w{0,4}|distill\w{0,5}|continu\w{1,6} (?:pre-?)?train\w{0,4}|additional|further|stages?|phase)\b/i;
const DERIVED =
  /\b(?:fine-?tun(?:ed|ing)|distilled|quanti[sz]ed|continu\w{1,6} (?:pre-?)?train(?:ed|ing)|merged?)(?: \w{1,20}){0,3} (?:of|from|on top of)\b|\binitiali[sz]ed (?:from|with)\b/i;

/**
 * How much computing the training took: every number that the documents state of this release, else an estimate where both the
 * parameters and the tokens are read in it.
 */
export function trainingCompute(
  releaseName: string,
  documents: readonly Document[],
  baseModels: readonly Pick<BaseModel, "name">[],
  models: readonly DescribedModel[],
): readonly TrainingCompute[] {
  const sentences = documents
    .filter(({ isTranslation }) => !isTranslation)
    .flatMap(({ prose }) => prose.sentences)
    .filter((sentence) => sentence.kind !== "code" && !isOnOthers(sentence));
  const isDerived = baseModels.length > 0 || sentences.some(({ text }) => DERIVED.test(text));
  const stated = sentences.flatMap((sentence) => statedIn(sentence, releaseName));
  const exact = stated.filter(isExact);
  const found = exact.length > 0 ? exact : stated;
  const compute =
    found.length > 0 ? found : estimateCompute(documents, own(sentences, releaseName), models);
  return isDerived ? compute.map((each) => withoutBound(each)) : compute;
}

function statedIn(sentence: Sentence, releaseName: string): readonly TrainingCompute[] {
  const texts = [sentence.text, ...labeledCells(sentence)];
  const ranges = texts.flatMap((text) => readFlop(text));
  if (ranges.length === 0 || !isOfTraining(sentence) || isOfAnother(sentence.text, releaseName))
    return [];
  return ranges.map((range) => {
    const stated = ofRange(range, sentence.evidence);
    return CONTINUED.test(sentence.text) ? withoutBound(stated) : stated;
  });
}

/** Cells of a row under a title that speaks of operations, each after its title. */
function labeledCells({ kind, text, header }: Sentence): readonly string[] {
  if (kind !== "table-row" || text === header || !/flop/i.test(header)) return [];
  const cells = text.split("|");
  return header
    .split("|")
    .flatMap((title, index) =>
      /flop/i.test(title) ? [`${title.trim()}: ${cells[index]?.trim()}`] : [],
    );
}

function isOfTraining({ text, header, section }: Sentence): boolean {
  if (NOT_TRAINING.test(text) || HYPOTHETICAL.test(text) || COMPARED.test(text)) return false;
  if (OF_RULES.test(text) && !OWN.test(text)) return false;
  return [text, header, ...section].some((words) => TRAINING.test(words));
}

function own(sentences: readonly Sentence[], releaseName: string): readonly Sentence[] {
  return sentences.filter(({ text }) => !CONTINUED.test(text) && !isOfAnother(text, releaseName));
}

/** Whether a sentence names a model that is not this release: their names share no first word. */
function isOfAnother(text: string, releaseName: string): boolean {
  const acting = [...text.matchAll(ACTING_NAME)].flatMap(([, name]) =>
    name === undefined || NO_MODEL.test(name) ? [] : [name],
  );
  return [...modelNames(text), ...acting].some((name) => {
    const word = /[A-Za-z]{2,30}/.exec(name)?.[0] ?? name;
    return !releaseName.toLowerCase().includes(word.toLowerCase());
  });
}

function ofRange({ atLeast = 0, atMost }: FlopRange, evidence: Evidence): TrainingCompute {
  const bound = atMost === undefined ? {} : { atMost };
  return { basis: "stated", atLeast, ...bound, evidence: [evidence] };
}

function isExact({ atLeast, atMost }: TrainingCompute): boolean {
  return atLeast > 0 && atMost !== undefined;
}

function withoutBound({ basis, atLeast, evidence }: TrainingCompute): TrainingCompute {
  return { basis, atLeast, evidence };
}
