import { saysNothing, type Configuration } from "./configuration.ts";
import type { CountedTensor, CountedTensors } from "./counted-tensor.ts";
import { countParameters } from "./count-parameters.ts";
import { structureOf, type Structure } from "./tensor-names.ts";

/** What a model really is, by its tensors, and by its configuration where tensors do not tell. */
export interface ModelFacts {
  /** Undefined where weights are packed in a way that nothing explains. */
  readonly parameters?: number;
  /** Parameters that one token passes through; only for models with routed experts. */
  readonly activeParameters?: number;
  /** Parameters by type, as stored, most first. */
  readonly types: readonly { readonly type: string; readonly parameters: number }[];
  readonly architecture?: string;
  readonly family?: string;
  readonly layers?: number;
  readonly hiddenSize?: number;
  readonly vocabulary?: number;
  readonly context?: number;
  /** Whether the output uses the weights of the input embedding. */
  readonly isTied?: boolean;
  /** Where configuration and tensors say different things. */
  readonly disagreements: readonly Disagreement[];
}

/** One number of which the configuration says one thing and the tensors another. */
export interface Disagreement {
  readonly what: "layers" | "hidden size" | "vocabulary" | "tied embeddings";
  readonly configured: number | boolean;
  readonly found: number | boolean;
}

/** Describes a model by all its tensors and its configuration; undefined when neither says anything. */
export function describeModel(
  tensors: CountedTensors,
  configuration: Configuration = {},
): ModelFacts | undefined {
  const structure = structureOf(tensors);
  const count = tensors.length === 0 ? undefined : countParameters(tensors, configuration.bits);
  if (count === undefined && saysNothing(configuration)) return undefined;
  const active = count && activeParameters(tensors, count.total, configuration, structure);
  const layers = structure.layers ?? configuration.layers;
  const hiddenSize = structure.hiddenSize ?? configuration.hiddenSize;
  const vocabulary = structure.vocabulary ?? configuration.vocabulary;
  const isTied = structure.hasOutput === undefined ? configuration.isTied : !structure.hasOutput;
  const { architecture, family, context } = configuration;
  return {
    ...(count && { parameters: count.total }),
    ...(active !== undefined && { activeParameters: active }),
    types: [...(count?.byType ?? [])]
      .map(([type, parameters]) => ({ type, parameters }))
      .toSorted((a, b) => b.parameters - a.parameters),
    ...(architecture !== undefined && { architecture }),
    ...(family !== undefined && { family }),
    ...(layers !== undefined && { layers }),
    ...(hiddenSize !== undefined && { hiddenSize }),
    ...(vocabulary !== undefined && { vocabulary }),
    ...(context !== undefined && { context }),
    ...(isTied !== undefined && { isTied }),
    disagreements: disagreementsOf(configuration, structure),
  };
}

/** All weights, less those of the routed experts that a token does not meet. */
function activeParameters(
  tensors: CountedTensors,
  total: number,
  { experts, expertsPerToken, bits }: Configuration,
  { isRouted }: Structure,
): number | undefined {
  if (experts === undefined || expertsPerToken === undefined || expertsPerToken > experts) {
    return undefined;
  }
  const routed = countParameters(
    chosen(tensors, ({ name }) => isRouted(name)),
    bits,
  );
  if (routed === undefined || routed.total === 0) return undefined;
  return Math.round(total - routed.total + (routed.total * expertsPerToken) / experts);
}

/** Those of which something is true, as positions in the list of all. */
function chosen(
  tensors: CountedTensors,
  isChosen: (tensor: CountedTensor) => boolean,
): CountedTensors {
  const positions: number[] = [];
  let position = 0;
  for (const tensor of tensors) {
    if (isChosen(tensor)) positions.push(position);
    position += 1;
  }
  const at = (place: number): CountedTensor | undefined => tensors.at(positions[place] ?? -1);
  function* all(): Generator<CountedTensor, void, undefined> {
    for (const place of positions.keys()) {
      const tensor = at(place);
      if (tensor !== undefined) yield tensor;
    }
  }
  return { length: positions.length, at, [Symbol.iterator]: all };
}

function disagreementsOf(
  configuration: Configuration,
  structure: Structure,
): readonly Disagreement[] {
  const found: Disagreement[] = [];
  const compare = (
    what: Disagreement["what"],
    configured: number | undefined,
    seen: number | undefined,
  ): void => {
    if (configured !== undefined && seen !== undefined && configured !== seen) {
      found.push({ what, configured, found: seen });
    }
  };
  const { layers, draftLayers = 0 } = configuration;
  // A copy may leave the layers out that only draft.
  const isWithDraft = layers !== undefined && structure.layers === layers + draftLayers;
  if (!isWithDraft) compare("layers", layers, structure.layers);
  compare("hidden size", configuration.hiddenSize, structure.hiddenSize);
  const { vocabulary } = structure;
  // Embeddings are padded to a round number for the hardware; a smaller one cannot hold every token.
  if (vocabulary !== undefined && vocabulary < (configuration.vocabulary ?? 0)) {
    compare("vocabulary", configuration.vocabulary, vocabulary);
  }
  if (configuration.isTied === false && structure.hasOutput === false) {
    found.push({ what: "tied embeddings", configured: false, found: true });
  }
  return found;
}

/** `layers 3 and 2`: what is configured, then what the tensors show. */
export function sayDisagreement({ what, configured, found }: Disagreement): string {
  if (typeof configured === "boolean") return "an output matrix is configured, and none is there";
  return `${what} ${configured} and ${String(found)}`;
}
