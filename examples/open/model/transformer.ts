/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */
import { type Attention, type AttentionShape, attention, attentionBackward } from "./attention.ts";
import { add, linear, linearBackward } from "./linear.ts";
import type { ModelConfig, Parameters } from "./parameters.ts";
import { rmsNorm, rmsNormBackward } from "./rms-norm.ts";

/** What the backward pass of one layer needs from the forward pass. */
interface LayerTrace {
  readonly input: Float64Array;
  readonly attentionInput: Float64Array;
  readonly query: Float64Array;
  readonly key: Float64Array;
  readonly value: Float64Array;
  readonly attention: Attention;
  readonly middle: Float64Array;
  readonly mlpInput: Float64Array;
  readonly hidden: Float64Array;
  readonly activated: Float64Array;
}

/** Predictions for a batch, with everything that the backward pass needs. */
export interface Trace {
  /** [batch · length, vocabulary]. */
  readonly logits: Float64Array;
  readonly tokens: Uint16Array;
  readonly layers: readonly LayerTrace[];
  readonly final: Float64Array;
  readonly normalized: Float64Array;
}

/** Predicts at every position the token that comes next; `tokens` holds sequences of `length`. */
export function forward(
  config: ModelConfig,
  parameters: Parameters,
  tokens: Uint16Array,
  length: number,
): Trace {
  let stream = embed(parameters, tokens, length, config.width);
  const layers: LayerTrace[] = [];
  for (let layer = 0; layer < config.layers; layer++) {
    const trace = layerForward(config, parameters, layer, stream, length);
    layers.push(trace);
    stream = trace.middle.slice();
    add(stream, linear(trace.activated, weight(parameters, layer, "mlp.down"), config.hiddenWidth));
  }
  const normalized = rmsNorm(stream, parameters.get("norm"));
  const logits = linear(normalized, parameters.get("embed.tokens"), config.width);
  return { logits, tokens, layers, final: stream, normalized };
}

/** Adds to `gradients` what the gradient of the logits implies for every tensor. */
export function backward(
  config: ModelConfig,
  parameters: Parameters,
  gradients: Parameters,
  trace: Trace,
  logitsGradient: Float64Array,
  length: number,
): void {
  const normalizedGradient = linearBackward(
    logitsGradient,
    trace.normalized,
    parameters.get("embed.tokens"),
    gradients.get("embed.tokens"),
    config.width,
  );
  let stream = rmsNormBackward(
    normalizedGradient,
    trace.final,
    parameters.get("norm"),
    gradients.get("norm"),
  );
  for (const [layer, layerTrace] of [...trace.layers.entries()].toReversed()) {
    stream = layerBackward(config, parameters, gradients, layer, layerTrace, stream, length);
  }
  embedBackward(gradients, trace.tokens, stream, length, config.width);
}

function layerForward(
  config: ModelConfig,
  parameters: Parameters,
  layer: number,
  input: Float64Array,
  length: number,
): LayerTrace {
  const { width } = config;
  const attentionInput = rmsNorm(input, weight(parameters, layer, "attention.norm"));
  const query = linear(attentionInput, weight(parameters, layer, "attention.query"), width);
  const key = linear(attentionInput, weight(parameters, layer, "attention.key"), width);
  const value = linear(attentionInput, weight(parameters, layer, "attention.value"), width);
  const attended = attention(query, key, value, attentionShape(config, input, length));

  const middle = input.slice();
  add(middle, linear(attended.mixed, weight(parameters, layer, "attention.output"), width));

  const mlpInput = rmsNorm(middle, weight(parameters, layer, "mlp.norm"));
  const hidden = linear(mlpInput, weight(parameters, layer, "mlp.up"), width);
  const activated = hidden.map((x) => (x > 0 ? x * x : 0));
  return {
    input,
    attentionInput,
    query,
    key,
    value,
    attention: attended,
    middle,
    mlpInput,
    hidden,
    activated,
  };
}

function layerBackward(
  config: ModelConfig,
  parameters: Parameters,
  gradients: Parameters,
  layer: number,
  trace: LayerTrace,
  outputGradient: Float64Array,
  length: number,
): Float64Array {
  const { width, hiddenWidth } = config;

  function throughLinear(
    name: string,
    gradient: Float64Array,
    x: Float64Array,
    inputs: number,
  ): Float64Array {
    const weightGradient = weight(gradients, layer, name);
    return linearBackward(gradient, x, weight(parameters, layer, name), weightGradient, inputs);
  }
  function throughNorm(name: string, gradient: Float64Array, x: Float64Array): Float64Array {
    const gainGradient = weight(gradients, layer, name);
    return rmsNormBackward(gradient, x, weight(parameters, layer, name), gainGradient);
  }

  const hiddenGradient = throughLinear("mlp.down", outputGradient, trace.activated, hiddenWidth);
  for (let i = 0; i < hiddenGradient.length; i++) {
    hiddenGradient[i] = hiddenGradient[i]! * 2 * Math.max(trace.hidden[i]!, 0);
  }
  const mlpInputGradient = throughLinear("mlp.up", hiddenGradient, trace.mlpInput, width);
  const middleGradient = throughNorm("mlp.norm", mlpInputGradient, trace.middle);
  add(middleGradient, outputGradient);

  const mixedGradient = throughLinear(
    "attention.output",
    middleGradient,
    trace.attention.mixed,
    width,
  );
  const attended = attentionBackward(
    mixedGradient,
    trace.query,
    trace.key,
    trace.value,
    trace.attention.weights,
    attentionShape(config, trace.input, length),
  );
  const attentionInput = trace.attentionInput;
  const gradient = throughLinear("attention.query", attended.query, attentionInput, width);
  add(gradient, throughLinear("attention.key", attended.key, attentionInput, width));
  add(gradient, throughLinear("attention.value", attended.value, attentionInput, width));
  const inputGradient = throughNorm("attention.norm", gradient, trace.input);
  add(inputGradient, middleGradient);
  return inputGradient;
}

function embed(
  parameters: Parameters,
  tokens: Uint16Array,
  length: number,
  width: number,
): Float64Array {
  const byToken = parameters.get("embed.tokens");
  const byPosition = parameters.get("embed.positions");
  const out = new Float64Array(tokens.length * width);
  for (let row = 0; row < tokens.length; row++) {
    const token = tokens[row]! * width;
    const position = (row % length) * width;
    for (let i = 0; i < width; i++) {
      out[row * width + i] = byToken[token + i]! + byPosition[position + i]!;
    }
  }
  return out;
}

function embedBackward(
  gradients: Parameters,
  tokens: Uint16Array,
  gradient: Float64Array,
  length: number,
  width: number,
): void {
  const byToken = gradients.get("embed.tokens");
  const byPosition = gradients.get("embed.positions");
  for (let row = 0; row < tokens.length; row++) {
    const token = tokens[row]! * width;
    const position = (row % length) * width;
    for (let i = 0; i < width; i++) {
      const term = gradient[row * width + i]!;
      byToken[token + i] = byToken[token + i]! + term;
      byPosition[position + i] = byPosition[position + i]! + term;
    }
  }
}

function weight(parameters: Parameters, layer: number, name: string): Float64Array {
  return parameters.get(`layers.${layer}.${name}`);
}

function attentionShape(config: ModelConfig, x: Float64Array, length: number): AttentionShape {
  const batch = x.length / config.width / length;
  return { batch, length, heads: config.heads, headSize: config.width / config.heads };
}
