import { createRandom } from "./random.ts";

/** The architecture, as `config.json` states it. */
export interface ModelConfig {
  readonly vocabularySize: number;
  readonly contextLength: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly hiddenWidth: number;
}

/** One named array of weights; the numbers are doubles that hold exact float32 values. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** All tensors of a model, or as many gradients, in the order in which they are stored. */
export interface Parameters {
  readonly tensors: readonly Tensor[];
  /** The numbers of the tensor with this name. */
  readonly get: (name: string) => Float64Array;
}

/** Names and shapes of the tensors. The output layer shares `embed.tokens`. */
export function tensorShapes(
  config: ModelConfig,
): readonly { readonly name: string; readonly shape: readonly number[] }[] {
  const { width, hiddenWidth } = config;
  const layers = Array.from({ length: config.layers }, (_, layer) => [
    { name: `layers.${layer}.attention.norm`, shape: [width] },
    { name: `layers.${layer}.attention.query`, shape: [width, width] },
    { name: `layers.${layer}.attention.key`, shape: [width, width] },
    { name: `layers.${layer}.attention.value`, shape: [width, width] },
    { name: `layers.${layer}.attention.output`, shape: [width, width] },
    { name: `layers.${layer}.mlp.norm`, shape: [width] },
    { name: `layers.${layer}.mlp.up`, shape: [hiddenWidth, width] },
    { name: `layers.${layer}.mlp.down`, shape: [width, hiddenWidth] },
  ]);
  return [
    { name: "embed.tokens", shape: [config.vocabularySize, width] },
    { name: "embed.positions", shape: [config.contextLength, width] },
    ...layers.flat(),
    { name: "norm", shape: [width] },
  ];
}

/** Bundles tensors so that they can be asked for by name. */
export function bundle(tensors: readonly Tensor[]): Parameters {
  const byName = new Map(tensors.map(({ name, data }) => [name, data]));
  function get(name: string): Float64Array {
    const data = byName.get(name);
    if (!data) throw new Error(`Cannot find tensor "${name}": the model has ${byName.size} others`);
    return data;
  }
  return { tensors, get };
}

/** Tensors of zeros in the shapes of the model: a place to add up gradients. */
export function zeros(config: ModelConfig): Parameters {
  return bundle(
    tensorShapes(config).map(({ name, shape }) => ({
      name,
      shape,
      data: new Float64Array(elementCount(shape)),
    })),
  );
}

/** Weights before the first step: gains of one, embeddings and matrices of small random numbers. */
export function initialize(config: ModelConfig, seed: number): Parameters {
  const random = createRandom(seed);
  const parameters = zeros(config);
  for (const { name, shape, data } of parameters.tensors) {
    const spread = standardDeviation(name, shape, config);
    for (let i = 0; i < data.length; i++) {
      data[i] = shape.length === 1 ? 1 : Math.fround(random.normal() * spread);
    }
  }
  return parameters;
}

/** Rows keep their size through a matrix; those that add to the residual stream share it by depth. */
function standardDeviation(name: string, shape: readonly number[], config: ModelConfig): number {
  if (name.startsWith("embed.")) return 0.08;
  const inputs = shape[1] ?? 1;
  const addsToStream = name.endsWith(".output") || name.endsWith(".down");
  return 1 / Math.sqrt(addsToStream ? inputs * 2 * config.layers : inputs);
}

/** How many numbers an array of this shape holds. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1);
}
