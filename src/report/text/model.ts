import { count, separated } from "./count.ts";
import { formatCount } from "../../inventory/sightings/quantity.ts";
import type { ModelFacts } from "../../weights/model/describe-model.ts";

/** Types named one by one; a model has one or two. */
const TYPES_SHOWN = 3;

/** A model in one line: `LarchForCausalLM, 1.3B parameters, BF16, 16 layers, ...`. */
export function modelWords(model: Omit<ModelFacts, "disagreements">): string {
  const { parameters, activeParameters, types, layers, hiddenSize, vocabulary, context } = model;
  const counted = (number: number | undefined, words: string): readonly string[] =>
    number === undefined ? [] : [`${words} ${separated(number)}`];
  return [
    ...(model.architecture === undefined ? [] : [model.architecture]),
    parameters === undefined ? "parameters packed" : `${formatCount(parameters)} parameters`,
    ...(activeParameters === undefined ? [] : [`${formatCount(activeParameters)} active`]),
    ...types.slice(0, TYPES_SHOWN).map(({ type }) => type),
    ...(layers === undefined ? [] : [count(layers, "layer")]),
    ...counted(hiddenSize, "hidden size"),
    ...counted(vocabulary, "vocabulary"),
    ...counted(context, "context"),
    ...(model.isTied === true ? ["tied embeddings"] : []),
  ].join(", ");
}
