import type { Message } from "../protobuf/message.ts";
import { addMalformed, MAX_NESTING, type CoreMlFindings } from "./coreml-findings.ts";
import {
  ACTIVATION,
  ACTIVATIONS,
  LAYERS,
  LSTM_DIRECTIONS,
  LSTM_LAYERS,
  LSTM_WEIGHTS,
  type LayerWeights,
} from "./layer-weights.ts";
import { childOf } from "./numbers.ts";
import { addWeights } from "./weight-params.ts";

/** A layer whose class the program brings that loads the model. */
const CUSTOM = 500;
const CUSTOM_CLASS = 10;
const CUSTOM_WEIGHTS = 20;

/** Layers that hold networks: branches and loops, with the fields of these. */
const CONTROL_FLOW: ReadonlyMap<number, readonly number[]> = new Map([
  [605, [1, 2]],
  [615, [3, 4]],
]);

/** Walks the layers of a network (NeuralNetwork.proto, field 1), those of its branches and loops too. */
export async function walkNetwork(
  network: Message,
  findings: CoreMlFindings,
  prefix: string,
  depth: number = 0,
): Promise<void> {
  if (depth > MAX_NESTING) {
    addMalformed(findings, "too-deep", `networks nest deeper than ${MAX_NESTING}`);
    return;
  }
  for await (const layer of network.messages(1)) {
    const name = `${prefix}${await layer.text(1)}`;
    await addLayer(layer, name, findings);
    await addCustom(await childOf(layer, CUSTOM), name, findings);
    for (const [field, networks] of CONTROL_FLOW) {
      const control = await childOf(layer, field);
      for (const inside of control === undefined ? [] : networks) {
        const inner = await childOf(control ?? layer, inside);
        if (inner) await walkNetwork(inner, findings, `${name}.`, depth + 1);
      }
    }
  }
}

async function addLayer(layer: Message, name: string, findings: CoreMlFindings): Promise<void> {
  for (const [field, weights] of LAYERS) {
    const params = await childOf(layer, field);
    if (params) await addAll(params, params, weights, name, findings);
  }
  for (const field of LSTM_LAYERS) {
    const params = await childOf(layer, field);
    let direction = 0;
    for await (const one of params?.messages(LSTM_DIRECTIONS) ?? []) {
      const word = direction === 0 ? "forward" : "backward";
      if (params) await addAll(one, params, LSTM_WEIGHTS, `${name}.${word}`, findings);
      direction += 1;
    }
  }
  const activation = await childOf(layer, ACTIVATION);
  for (const [field, weights] of activation ? ACTIVATIONS : []) {
    const params = await childOf(activation ?? layer, field);
    if (params) await addAll(params, params, weights, name, findings);
  }
}

async function addAll(
  holder: Message,
  layer: Message,
  all: readonly LayerWeights[],
  name: string,
  findings: CoreMlFindings,
): Promise<void> {
  for (const { field, name: part, shape } of all) {
    const weights = await childOf(holder, field);
    if (weights) await addWeights(weights, `${name}.${part}`, await shape?.(layer), findings);
  }
}

async function addCustom(
  custom: Message | undefined,
  name: string,
  findings: CoreMlFindings,
): Promise<void> {
  if (custom === undefined) return;
  const callable = (await custom.text(CUSTOM_CLASS)) || "a class without a name";
  findings.calls.push({ callable, arguments: `as the layer "${name}"`, verdict: "code" });
  let at = 0;
  for await (const weights of custom.messages(CUSTOM_WEIGHTS)) {
    await addWeights(weights, `${name}.weights.${at}`, undefined, findings);
    at += 1;
  }
}
