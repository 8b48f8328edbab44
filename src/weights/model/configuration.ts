/** What a configuration says of a network. Each is undefined where it says nothing, or something that is no such value. */
export interface Configuration {
  /** `LlamaForCausalLM`, or the architecture of a GGUF file. */
  readonly architecture?: string | undefined;
  /** The family as libraries name it: `llama`. */
  readonly family?: string | undefined;
  readonly layers?: number | undefined;
  readonly hiddenSize?: number | undefined;
  readonly vocabulary?: number | undefined;
  /** Most positions, in tokens. */
  readonly context?: number | undefined;
  /** Layers behind the others that only draft tokens. */
  readonly draftLayers?: number | undefined;
  /** Experts that a router chooses from, in each layer that has them. */
  readonly experts?: number | undefined;
  readonly expertsPerToken?: number | undefined;
  /** Whether the output uses the weights of the input embedding. */
  readonly isTied?: boolean | undefined;
  /** As written: `bfloat16`. */
  readonly dtype?: string | undefined;
  /** How weights were quantized: `fp8`, `gptq`, `mxfp4`. */
  readonly quantization?: string | undefined;
  /** Bits of a quantized weight. */
  readonly bits?: number | undefined;
}

type Keys = Readonly<Record<string, unknown>>;

/** Names under which libraries keep the same number, the usual one first. */
const NUMBERS = {
  layers: ["num_hidden_layers", "n_layer", "n_layers", "num_layers", "num_decoder_layers"],
  hiddenSize: ["hidden_size", "n_embd", "d_model", "dim", "model_dim"],
  vocabulary: ["vocab_size", "padded_vocab_size"],
  context: ["max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length"],
  draftLayers: ["num_nextn_predict_layers", "mtp_num_hidden_layers"],
  experts: ["n_routed_experts", "num_local_experts", "num_experts", "moe_num_experts"],
  expertsPerToken: [
    "num_experts_per_tok",
    "num_experts_per_token",
    "experts_per_token",
    "moe_topk",
    "moe_k",
  ],
} as const;

/** Parts of a configuration that describe the language model of one that also sees or hears. */
const TEXT_PARTS = ["text_config", "language_config", "llm_config", "language_model", "llm"];

/** What the text of a `config.json` says; nothing where it is no JSON, which is a finding of its own. */
export function parseConfiguration(text: string): Configuration | undefined {
  try {
    return readConfiguration(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What `config.json` of a model on a hub says (the keys of transformers 4 and 5). Undefined for JSON that describes no network. */
export function readConfiguration(value: unknown): Configuration | undefined {
  if (!isObject(value)) return undefined;
  const part = TEXT_PARTS.map((key) => value[key]).find(isObject);
  const places = part === undefined ? [value] : [part, value];
  const number = (keys: readonly string[]): number | undefined =>
    first(places, keys, (found) => (isCount(found) ? found : undefined));
  const text = (keys: readonly string[]): string | undefined =>
    first(places, keys, (found) => (typeof found === "string" ? found : undefined));
  const quantization = first(places, ["quantization_config", "quantization"], (found) =>
    isObject(found) ? found : undefined,
  );
  const isTied = first(places, ["tie_word_embeddings"], (found) =>
    typeof found === "boolean" ? found : undefined,
  );
  const architectures = value["architectures"];
  const architecture: unknown = Array.isArray(architectures) ? architectures[0] : undefined;
  const configuration: Configuration = {
    architecture: typeof architecture === "string" ? architecture : undefined,
    family: typeof value["model_type"] === "string" ? value["model_type"] : text(["model_type"]),
    layers: number(NUMBERS.layers),
    hiddenSize: number(NUMBERS.hiddenSize),
    vocabulary: number(NUMBERS.vocabulary),
    context: number(NUMBERS.context),
    draftLayers: number(NUMBERS.draftLayers),
    experts: number(NUMBERS.experts),
    expertsPerToken: number(NUMBERS.expertsPerToken),
    isTied,
    dtype: text(["dtype", "torch_dtype"]),
    quantization: quantization && methodOf(quantization),
    bits: quantization && bitsOf(quantization),
  };
  return saysNothing(configuration) ? undefined : configuration;
}

/** What the metadata of a GGUF file says (gguf.md, "Standardized key-value pairs"). */
export function configurationOfGguf(
  metadata: ReadonlyMap<string, string>,
): Configuration | undefined {
  const family = metadata.get("general.architecture");
  if (family === undefined) return undefined;
  const number = (key: string): number | undefined => {
    const value = Number(metadata.get(`${family}.${key}`));
    return isCount(value) ? value : undefined;
  };
  return {
    architecture: family,
    family,
    layers: number("block_count"),
    hiddenSize: number("embedding_length"),
    vocabulary: number("vocab_size"),
    context: number("context_length"),
    draftLayers: number("nextn_predict_layers"),
    experts: number("expert_count"),
    expertsPerToken: number("expert_used_count"),
  };
}

function methodOf(quantization: Keys): string | undefined {
  const method = quantization["quant_method"] ?? quantization["quant_algo"];
  return typeof method === "string" ? method.toLowerCase() : undefined;
}

/** GPTQ, AWQ and MLX say `bits`; compressed-tensors says it of each group of layers, and all groups must agree. */
function bitsOf(quantization: Keys): number | undefined {
  const { bits, config_groups: groups } = quantization;
  if (isCount(bits)) return bits;
  if (!isObject(groups)) return undefined;
  const found = new Set(
    Object.values(groups).map((group) => {
      const weights = isObject(group) ? group["weights"] : undefined;
      return isObject(weights) ? weights["num_bits"] : undefined;
    }),
  );
  const [only] = found;
  return found.size === 1 && isCount(only) ? only : undefined;
}

function first<T>(
  places: readonly Keys[],
  keys: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const place of places) {
    for (const key of keys) {
      const value = read(place[key]);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function isObject(value: unknown): value is Keys {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/** Whether a configuration holds no value. */
export function saysNothing(configuration: Configuration): boolean {
  return Object.values(configuration).every((value) => value === undefined);
}
