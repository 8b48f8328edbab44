import type { Message } from "../protobuf/message.ts";
import { numberOf, numbersOf } from "./numbers.ts";

/** Weights that a layer may have: the field, and their shape by the numbers of the layer. Undefined: a list. */
export interface LayerWeights {
  readonly field: number;
  readonly name: string;
  readonly shape?: (layer: Message) => Promise<readonly number[]>;
}

/** A shape whose axes are numbers of the layer. */
function axes(...fields: readonly number[]): (layer: Message) => Promise<readonly number[]> {
  return (layer) => Promise.resolve(fields.map((field) => numberOf(layer, field)));
}

/** A shape that the layer lists. */
function listed(field: number): (layer: Message) => Promise<readonly number[]> {
  return (layer) => numbersOf(layer, field);
}

/** Two axes of an image, where the layer does not say more. */
const USUAL_KERNEL: readonly number[] = [3, 3];

async function kernelShape(layer: Message): Promise<readonly number[]> {
  const [out, channels] = [numberOf(layer, 1), numberOf(layer, 2)];
  const listedKernel = await numbersOf(layer, 20);
  const kernel = listedKernel.length > 0 ? listedKernel : USUAL_KERNEL;
  if (numberOf(layer, 60) === 0) return [out, channels, ...kernel];
  return [channels, Math.floor(out / Math.max(1, numberOf(layer, 10))), ...kernel];
}

function named(
  names: string,
  first: number,
  shape?: (layer: Message) => Promise<readonly number[]>,
): readonly LayerWeights[] {
  return names.split(" ").map((name, at) => ({ field: first + at, name, ...(shape && { shape }) }));
}

const [INPUT, OUTPUT] = [1, 2];
const INPUT_MATRIX = axes(OUTPUT, INPUT);
const OUTPUT_MATRIX = axes(OUTPUT, OUTPUT);
const VECTOR = axes(OUTPUT);

/** Layers with weights, by their field in a layer (NeuralNetwork.proto). */
export const LAYERS: ReadonlyMap<number, readonly LayerWeights[]> = new Map([
  [100, [...named("weights", 90, kernelShape), ...named("bias", 91, axes(1))]],
  [140, [...named("weights", 20, INPUT_MATRIX), ...named("bias", 21, VECTOR)]],
  [150, [...named("weights", 20, INPUT_MATRIX), ...named("bias", 21, VECTOR)]],
  [160, named("gamma beta mean variance", 15, axes(1))],
  [245, [...named("scale", 2, listed(1)), ...named("bias", 5, listed(4))]],
  [250, named("bias", 2, listed(1))],
  [290, named("data", 2, listed(1))],
  [
    400,
    [
      ...named("weight", 30, INPUT_MATRIX),
      ...named("recursion", 31, OUTPUT_MATRIX),
      ...named("bias", 32, VECTOR),
    ],
  ],
  [
    410,
    [
      ...named("update.weight reset.weight output.weight", 30, INPUT_MATRIX),
      ...named("update.recursion reset.recursion output.recursion", 50, OUTPUT_MATRIX),
      ...named("update.bias reset.bias output.bias", 70, VECTOR),
    ],
  ],
  [1040, [...named("weights", 20, INPUT_MATRIX), ...named("bias", 21, VECTOR)]],
  [1045, [...named("weights", 8, axes(5, 6)), ...named("bias", 9, axes(6))]],
  [1070, named("data", 2, listed(1))],
  [1350, named("gamma beta", 3, listed(1))],
]);

/** Layers of long short-term memory, whose weights are messages of their own: one for each direction. */
export const LSTM_LAYERS: readonly number[] = [420, 430];
export const LSTM_DIRECTIONS = 20;

/** Weights of one direction, with shapes by the numbers of the layer. */
export const LSTM_WEIGHTS: readonly LayerWeights[] = [
  ...named("input.weight forget.weight block.weight output.weight", 1, INPUT_MATRIX),
  ...named("input.recursion forget.recursion block.recursion output.recursion", 20, OUTPUT_MATRIX),
  ...named("input.bias forget.bias block.bias output.bias", 40, VECTOR),
  ...named("input.peephole forget.peephole output.peephole", 60, VECTOR),
];

/** Activations with weights of their own, by their field in an activation. */
export const ACTIVATION = 130;
export const ACTIVATIONS: ReadonlyMap<number, readonly LayerWeights[]> = new Map([
  [25, named("alpha", 1)],
  [71, named("alpha beta", 1)],
]);
