import { sizeClaims } from "../claims/size-claims.ts";
import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";
import type { TrainingCompute } from "../inventory.ts";
import type { DescribedModel } from "../loading/loading.ts";
import type { Sentence } from "../prose/prose.ts";

/** What six operations for each parameter and token may be wrong by, in both directions. */
const FACTOR = 10;

/** `trained on 1.5T tokens`, `pretrained with 300 billion text tokens`; millions are batches and later stages. */
const TRAINED_ON =
  /\btrain(?:ed|ing)\b[^.;]{0,80}?\b(\d{1,4}(?:\.\d{1,3})?)[ -]?(T|B|trillion|billion)[ -](?:[A-Za-z-]{1,20} ){0,3}tokens\b/i;
const NOT_ALL_TOKENS = /\b(?:batch|context|sequence|window|vocabulary|throughput|per)\b/i;
const TOKENS: Readonly<Record<string, number>> = { t: 1e12, b: 1e9 };

/** A size of a model, wherever it stands: in a name, in a range, of somebody else. */
const ANY_SIZE =
  /(?<![\w.])(?:[A-Za-z][\w.]{0,40}-)?(\d{1,4}(?:\.\d{1,3})?)[ -]?(b|m|billion|million)\b(?! (?:[A-Za-z-]{1,20} ){0,3}(?:tokens|words|images|documents|samples|pages|hours))/gi;
const EXPERTS = /\b(?:MoE|mixture[- ]of[- ]experts|(?:activated?|live) parameters)\b/i;

/** Sizes that differ by less are one size, said more or less exactly. */
const SAME_SIZE = 1.2;

interface Amount {
  readonly amount: number;
  readonly evidence: Evidence;
}

/**
 * Six operations for each parameter and token, of a release that gives one number of each. Nothing where several sizes are spoken of,
 * or where only some of the parameters work on each token and it is not known how many.
 */
export function estimateCompute(
  documents: readonly Document[],
  sentences: readonly Sentence[],
  models: readonly DescribedModel[],
): readonly TrainingCompute[] {
  const parameters = models.length > 0 ? countedSize(models) : statedSize(documents);
  const tokens = onlyOne(sentences.flatMap((sentence) => tokensIn(sentence)));
  if (parameters === undefined || tokens === undefined) return [];
  const flop = 6 * parameters.amount * tokens.amount;
  return [
    {
      basis: "estimate",
      atLeast: flop / FACTOR,
      atMost: flop * FACTOR,
      evidence: [tokens.evidence, parameters.evidence],
    },
  ];
}

function onlyOne([first, ...rest]: readonly Amount[]): Amount | undefined {
  return rest.every(({ amount }) => amount === first?.amount) ? first : undefined;
}

function tokensIn({ text, evidence }: Sentence): readonly Amount[] {
  const [, digits, unit = ""] = TRAINED_ON.exec(text) ?? [];
  const scale = TOKENS[unit.charAt(0).toLowerCase()];
  if (digits === undefined || scale === undefined || NOT_ALL_TOKENS.test(text)) return [];
  return [{ amount: Number(digits) * scale, evidence }];
}

/** Parameters by the tensors of the only model. */
function countedSize([first, ...rest]: readonly DescribedModel[]): Amount | undefined {
  const amount = first?.activeParameters ?? first?.parameters;
  if (first === undefined || amount === undefined || rest.length > 0) return undefined;
  return { amount, evidence: { file: first.file } };
}

/** Parameters as the documents say them, where they speak of no other size. */
function statedSize(documents: readonly Document[]): Amount | undefined {
  const [first] = documents.flatMap((document) => sizeClaims(document));
  if (first === undefined) return undefined;
  const { parameters, evidence } = first;
  const isAlone = documents.every(({ prose }) =>
    prose.sentences.every(
      ({ text }) =>
        !EXPERTS.test(text) &&
        sizesIn(text).every(
          (size) => Math.max(size, parameters) / Math.min(size, parameters) < SAME_SIZE,
        ),
    ),
  );
  return isAlone ? { amount: parameters, evidence } : undefined;
}

function sizesIn(text: string): readonly number[] {
  return [...text.matchAll(ANY_SIZE)].map(
    ([, digits, unit = ""]) => Number(digits) * (/^b/i.test(unit) ? 1e9 : 1e6),
  );
}
