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

/** Kinds of layers that hold weights, code or networks; the others are arithmetic. */
const KINDS: readonly number[] = [
  ...LAYERS.keys(),
  ...LSTM_LAYERS,
  ...CONTROL_FLOW.keys(),
  ACTIVATION,
  CUSTOM,
];

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
    const kinds = KINDS.filter((field) => layer.all(field).length > 0);
    for (const kind of kinds) {
      const params = await childOf(layer, kind);
      if (params) await addLayer(kind, params, name, findings);
      for (const field of CONTROL_FLOW.get(kind) ?? []) {
        const inner = params && (await childOf(params, field));
        if (inner) await walkNetwork(inner, findings, `${name}.`, depth + 1);
      }
    }
  }
}

async function addLayer(
  kind: number,
  params: Message,
  name: string,
  findings: CoreMlFindings,
): Promise<void> {
  await addAll(params, params, LAYERS.get(kind) ?? [], name, findings);
  if (kind === CUSTOM) await addCustom(params, name, findings);
  if (LSTM_LAYERS.includes(kind)) {
    let word = "forward";
    for await (const one of params.messages(LSTM_DIRECTIONS)) {
      await addAll(one, params, LSTM_WEIGHTS, `${name}.${word}`, findings);
      word = "backward";
    }
  }
  for (const [field, weights] of kind === ACTIVATION ? ACTIVATIONS : []) {
    const activation = await childOf(params, field);
    if (activation) await addAll(activation, activation, weights, name, findings);
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

async function addCustom(custom: Message, name: string, findings: CoreMlFindings): Promise<void> {
  const callable = (await custom.text(CUSTOM_CLASS)) || "a class without a name";
  findings.calls.push({ callable, arguments: `the layer "${name}"`, verdict: "code" });
  let at = 0;
  for await (const weights of custom.messages(CUSTOM_WEIGHTS)) {
    await addWeights(weights, `${name}.weights.${at}`, undefined, findings);
    at += 1;
  }
}
