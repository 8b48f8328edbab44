import type { InspectContext } from "../format-reader.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { Message } from "../protobuf/message.ts";
import { BlobFiles } from "./blob-files.ts";
import { addMalformed, MAX_NESTING, type CoreMlFindings } from "./coreml-findings.ts";
import { walkProgram } from "./ml-program.ts";
import { walkNetwork } from "./neural-network.ts";
import { childOf, numberOf } from "./numbers.ts";

/** Kinds of models by their field (Model.proto). */
const KINDS: ReadonlyMap<number, string> = new Map([
  [200, "pipeline-classifier"],
  [201, "pipeline-regressor"],
  [202, "pipeline"],
  [300, "linear-regressor"],
  [301, "support-vector-regressor"],
  [302, "tree-ensemble-regressor"],
  [303, "neural-network-regressor"],
  [304, "bayesian-probit-regressor"],
  [400, "linear-classifier"],
  [401, "support-vector-classifier"],
  [402, "tree-ensemble-classifier"],
  [403, "neural-network-classifier"],
  [404, "nearest-neighbors-classifier"],
  [500, "neural-network"],
  [501, "item-similarity-recommender"],
  [502, "ml-program"],
  [555, "custom-model"],
  [556, "linked-model"],
  [560, "class-confidence-thresholding"],
  [600, "one-hot-encoder"],
  [601, "imputer"],
  [602, "feature-vectorizer"],
  [603, "dictionary-vectorizer"],
  [604, "scaler"],
  [606, "categorical-mapping"],
  [607, "normalizer"],
  [609, "array-feature-extractor"],
  [610, "non-maximum-suppression"],
  [900, "identity"],
  [2000, "text-classifier"],
  [2001, "word-tagger"],
  [2002, "vision-feature-print"],
  [2003, "sound-analysis"],
  [2004, "gazetteer"],
  [2005, "word-embedding"],
  [2006, "audio-feature-print"],
  [3000, "serialized-model"],
]);

const NETWORKS: readonly number[] = [303, 403, 500];
const PIPELINES: readonly number[] = [200, 201];
const PIPELINE = 202;
const PROGRAM = 502;
const CUSTOM = 555;
const LINKED = 556;

/** Walks a model, and the models of its pipeline. Names of the inner ones begin with their place in it. */
export async function walkModel(
  model: Message,
  context: InspectContext,
  findings: CoreMlFindings,
  prefix: string = "",
  depth: number = 0,
): Promise<void> {
  if (depth > MAX_NESTING) {
    addMalformed(findings, "too-deep", `pipelines nest deeper than ${MAX_NESTING}`);
    return;
  }
  const [first, second] = [...KINDS].filter(([field]) => model.all(field).length > 0);
  if (first === undefined) {
    findings.unread.push({ what: "the model", why: "it is of no kind that we know" });
    return;
  }
  if (second !== undefined) {
    addMalformed(findings, "bad-model", `the model is a ${first[1]} and a ${second[1]}`);
    return;
  }
  const [field, kind] = first;
  findings.metadata.set(`${prefix}kind`, kind);
  await addDescription(model, prefix, findings);
  const body = await childOf(model, field);
  if (body === undefined) return;
  if (NETWORKS.includes(field)) await walkNetwork(body, findings, prefix);
  if (field === PROGRAM) {
    const files = new BlobFiles(context, findings);
    await walkProgram(body, { files, findings });
    files.account();
  }
  if (field === CUSTOM) {
    const callable = (await body.text(10)) || "a class without a name";
    findings.calls.push({ callable, arguments: "the model", verdict: "code" });
  }
  if (field === LINKED) await addLinked(body, findings);
  const pipeline = PIPELINES.includes(field) ? await childOf(body, 1) : body;
  if (field !== PIPELINE && !PIPELINES.includes(field)) return;
  let at = 0;
  for await (const inner of pipeline?.messages(1) ?? []) {
    await walkModel(inner, context, findings, `${prefix}${at}.`, depth + 1);
    at += 1;
  }
}

/** What its makers say about it (Model.proto, Metadata). */
async function addDescription(
  model: Message,
  prefix: string,
  { metadata }: CoreMlFindings,
): Promise<void> {
  metadata.set(`${prefix}specification`, String(numberOf(model, 1)));
  const description = await childOf(model, 2);
  const about = description && (await childOf(description, 100));
  for (const [at, word] of ["description", "version", "author", "license"].entries()) {
    const text = (await about?.text(at + 1)) ?? "";
    if (text !== "") metadata.set(`${prefix}${word}`, text);
  }
}

/** A model that is another file: its name, and where to look for it. */
async function addLinked(linked: Message, { problems }: CoreMlFindings): Promise<void> {
  const file = await childOf(linked, 1);
  const name = (file && (await (await childOf(file, 1))?.text(1))) ?? "";
  const path = (file && (await (await childOf(file, 2))?.text(1))) ?? "";
  const isInside = [name, ...path.split(":").filter(Boolean)].every(isPlainRelative);
  const message = `the model is another file, "${name}", looked for in "${path}"`;
  problems.push({ id: "linked-model", message, effect: isInside ? "none" : "code" });
}
