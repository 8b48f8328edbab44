/** Something that a line of code shows, before all lines together tell the role of the file. */
export type CodeSignal =
  | "module"
  | "optimizer"
  | "gradient"
  | "trainer"
  | "launch-train"
  | "launch-finetune"
  | "launch-infer"
  | "launch-eval"
  | "launch-preprocess"
  | "pretrained"
  | "scratch"
  | "adapter"
  | "generate"
  | "serve"
  | "quantize"
  | "metric"
  | "benchmark"
  | "tokenize"
  | "curate"
  | "write-data"
  | "entry";

interface SignalPattern {
  readonly signal: CodeSignal;
  /** In lower case; a line that holds none of them cannot match. They only save time. */
  readonly hints: readonly string[];
  readonly pattern: RegExp;
}

/** What libraries and languages of the field write for each signal. One line gives each signal at most once. */
const PATTERNS: readonly SignalPattern[] = [
  {
    signal: "module",
    hints: words(
      "module layer( chain( keras.model pretrainedmodel nn.cell matmul_ ggml_mul_mat attention_forward",
    ),
    pattern:
      /\bclass\s+\w+\s*\([^)]*(?:\b(?:nn|hk|eqx|nnx|linen|layers)\.(?:Module|Layer)\b|\bPreTrainedModel\b|\bLightningModule\b|\bkeras\.(?:Model|layers\.Layer)\b|\bnn\.Cell\b|(?<![.\w])(?:Module|FlaxPreTrainedModel|MegatronModule)\b)|\bimpl(?:<[^>]*>)?\s+(?:[\w:]+::)?Module\s+for\b|#\[derive\([^)]*\bModule\b|:\s*(?:public\s+)?torch::nn::Module\b|\bChain\(\s*(?:Dense|Conv|Embedding)|\b(?:ggml_mul_mat|matmul_forward|attention_forward)\s*\(/,
  },
  {
    signal: "optimizer",
    hints: words(
      "optim zero_grad scaler adam sgd adafactor lion( muon( shampoo( optax deepspeed.initialize flux.setup gpt2_update",
    ),
    pattern:
      /\b(?:torch\.)?optim\.[A-Z]\w+\s*\(|\b(?:Adam|AdamW|SGD|Adafactor|FusedAdam|Lion|Muon|Shampoo|DeepSpeedCPUAdam)(?:Config)?(?:<\w+>)?(?:::new)?\s*\(|\boptax\.\w+\s*\(|\bkeras\.optimizers\.\w+\s*\(|\btrain\.(?:adam|sgd|adamax)\s*\(|\bconfigure_optimizers\s*\(|\.zero_grad\s*\(|\b\w*scaler\.step\s*\(|\bdeepspeed\.initialize\s*\(|\bcreate_optimizer\w*\s*\(|\b(?:Flux|Optimisers)\.setup\s*\(|\b\w*(?:adamw|sgd)_(?:step|update|kernel)\s*\(|\bgpt2_update\s*\(|\b(?:AdamW|Sgd|SGD|Adam)::(?:new|default)/,
  },
  {
    signal: "gradient",
    hints: words("backward grad gradienttape training_step optimizer.step"),
    pattern:
      /\bbackward(?:_step)?\s*\(|\bjax\.(?:value_and_)?grad\s*\(|\bvalue_and_grad\s*\(|\bGradientTape\s*\(|\bdef training_step\b|\boptimizer\.step\s*\(|\.apply_gradients\s*\(|\bwithgradient\s*\(|\b\w+_backward\s*\(/,
  },
  {
    signal: "trainer",
    hints: words("trainer .fit flux.train! pretrain( trainingarguments fitdataset"),
    pattern:
      /\b\w*Trainer\s*\(|\btrainer\.(?:train|fit)\s*\(|\bmodel\.fit(?:Dataset)?\s*\(|\bpl\.Trainer\b|\bFlux\.train!\s*\(|\bpretrain\s*\(|\bTrainingArguments\s*\(|\bcomposer\.Trainer\b/,
  },
  {
    signal: "launch-train",
    hints: words("train lightning"),
    pattern:
      /(?:\b(?:torchrun|accelerate\s+launch|deepspeed|horovodrun|mpirun|srun|python3?|uv\s+run|julia|composer)\b[^|;&#]*[\s/](?:run_)?(?:pre_?)?train\w*\.(?:py|jl|sh)\b|\btorch\.distributed\.(?:launch|run)\b[^|;&#]*train|\b(?:corenet-train|litgpt\s+pretrain|fairseq-train|nemo\s+llm\s+pretrain|lightning\s+run|python3?\s+-m\s+[\w.]*train\w*))/,
  },
  {
    signal: "launch-finetune",
    hints: words("tun sft dpo lora grpo"),
    pattern:
      /\b(?:torchrun|accelerate|deepspeed|python3?|llamafactory-cli|litgpt|tune\s+run|axolotl|swift)\b[^|;&#]*(?:fine_?-?tun\w*|\bsft\b|_sft|sft_|\bdpo\b|_dpo|dpo_|lora_|_lora|grpo)/i,
  },
  {
    signal: "launch-infer",
    hints: words("generate infer sample chat demo serve run_model ollama llama-cli vllm sglang"),
    pattern:
      /(?:\b(?:torchrun|python3?)\b[^|;&#]*[\s/](?:generate|inference|infer|sample|chat|demo|serve|server|web_demo|cli_demo|run_model)\w*\.py\b|\bvllm\s+serve\b|\bollama\s+run\b|\bllama-(?:cli|server)\b|\bpython3?\s+-m\s+(?:vllm|sglang)\b)/,
  },
  {
    signal: "launch-eval",
    hints: words("eval benchmark opencompass helm-run"),
    pattern:
      /\b(?:lm_eval|lm-eval|lighteval|opencompass|helm-run)\b|\bpython3?\b[^|;&#]*[\s/]\w*(?:eval|benchmark)\w*\.py\b/,
  },
  {
    signal: "launch-preprocess",
    hints: words("preprocess tokenize dedup prepare_data build_dataset"),
    pattern:
      /\bpython3?\b[^|;&#]*[\s/]\w*(?:preprocess|tokenize|dedup|prepare_data|build_dataset)\w*\.py\b/,
  },
  {
    signal: "pretrained",
    hints: words(
      "automodel from_pretrained forcausallm forconditional forsequence fortoken formasked forseq2seq forquestion forimage forctc fastlanguagemodel sentencetransformer --load --init --pretrained --resume",
    ),
    pattern:
      /\b(?:AutoModel\w*|\w+For(?:CausalLM|ConditionalGeneration|SequenceClassification|TokenClassification|MaskedLM|Seq2SeqLM|QuestionAnswering|ImageClassification|CTC)|FastLanguageModel|SentenceTransformer)(?:\.from_pretrained)?\s*\(\s*(?!config)|--(?:load|init[-_]from|pretrained[-_]\w+|resume[-_]from)\b/,
  },
  {
    signal: "scratch",
    hints: words("from_config init_weights"),
    pattern: /\.from_config\s*\(|\b_?init_weights\s*\(/,
  },
  {
    signal: "adapter",
    hints: words("peft lora sft dpo ppo grpo orpo kto rewardtrainer rewardconfig"),
    pattern:
      /\b(?:get_peft_model|LoraConfig|PeftModel|(?:SFT|DPO|PPO|GRPO|ORPO|KTO|Reward)(?:Trainer|Config))\s*\(/,
  },
  {
    signal: "generate",
    hints: words("generate pipeline sample predict infer chat llm inferencesession llama_decode"),
    pattern:
      /\.generate\s*\(|\bpipeline\s*\(|\bdef (?:generate|sample|predict|infer|chat)\b|\.sample\s*\(|\bLLM\s*\(|\bInferenceSession(?:\.create)?\s*\(|\b(?:fn|func|static|int|void|char\s*\*)\s+\w*(?:generate|sample)\w*\s*\(|\bllama_decode\s*\(/,
  },
  {
    signal: "serve",
    hints: words("gradio gr. streamlit fastapi flask uvicorn vllm sglang tritonclient"),
    pattern:
      /\b(?:gr|gradio)\.(?:Interface|Blocks|ChatInterface)\s*\(|\b(?:import|from)\s+(?:streamlit|gradio|fastapi|flask|uvicorn|vllm|sglang|tritonclient)\b|\bFastAPI\s*\(/,
  },
  {
    signal: "quantize",
    hints: words("gptq awq quantize convert_hf_to_gguf"),
    pattern:
      /\b(?:AutoGPTQ\w*|AutoAWQ\w*|GPTQConfig|quantize_\w*|BaseQuantizeConfig|convert_hf_to_gguf)\b/,
  },
  {
    signal: "metric",
    hints: words(
      "accuracy f1_score exact_match perplexity ppl bleu rouge pass_at_k fid_score wer evaluate.load compute_metrics",
    ),
    pattern:
      /\b(?:accuracy|accuracy_score|f1_score|exact_match|perplexity|ppl|bleu|rouge\w*|pass_at_k|corpus_bleu|fid_score|wer)\s*(?:=|\(|\+=)|\bevaluate\.load\s*\(|\bcompute_metrics\b/,
  },
  {
    signal: "benchmark",
    hints: words(
      "lm_eval lighteval human simple_evaluate opencompass mmlu gsm8k hellaswag mbpp arc_challenge truthfulqa winogrande ceval lambada boolq squad imagenet_val",
    ),
    pattern:
      /\b(?:lm_eval|lighteval|human_eval|simple_evaluate|opencompass)\b|\b(?:mmlu|gsm8k|hellaswag|humaneval|mbpp|arc_challenge|truthfulqa|winogrande|ceval|cmmlu|lambada|boolq|squad|imagenet_val)\b/i,
  },
  {
    signal: "tokenize",
    hints: words("token bpetrainer train_new_from_iterator enc.encode sentencepiecetrainer"),
    pattern:
      /\btokeniz(?:er|e)?\w*(?:\.|\()(?:encode\w*|batch_encode_plus|tokenize)?|\bSentencePieceTrainer\b|\bBpeTrainer\b|\btrain_new_from_iterator\b|\benc\.encode\w*\s*\(/,
  },
  {
    signal: "curate",
    hints: words(
      "minhash dedup trafilatura warcio archiveiterator datatrove langdetect fasttext lid.176 language_score quality_filter filter_",
    ),
    pattern:
      /\b(?:MinHash\w*|minhash|dedup\w*|deduplicat\w*|trafilatura|warcio|ArchiveIterator|datatrove|langdetect|fasttext\.load_model|lid\.176|language_score|quality_filter|filter_(?:documents?|dataset|lines|by)\w*)\b/,
  },
  {
    signal: "write-data",
    hints: words(
      "save_to_disk push_to_hub to_parquet to_json writer datasetbuilder make_builder memmap tofile write_table",
    ),
    pattern:
      /\b(?:save_to_disk|push_to_hub|to_parquet|to_json|ShardWriter|TarWriter|TFRecordWriter|MMapIndexedDatasetBuilder|IndexedDatasetBuilder|make_builder|memmap|tofile)\s*\(|\bpq\.write_table\s*\(/,
  },
  {
    signal: "entry",
    hints: words(
      "__main__ __name__ main #! fire argumentparser app.run typer.run click.command parseargs process.argv",
    ),
    pattern:
      /^\s*if\s+__name__\s*==|^\s*(?:int|fn|func)\s+main\s*\(|^#!|@hydra\.main|@click\.command|\bfire\.Fire\s*\(|\bArgumentParser\s*\(|\bHfArgumentParser\s*\(|\babsl\b.*\bapp\.run|\bparseArgs\s*\(|\bprocess\.argv\b|\bimport\.meta\.main\b|\btyper\.run\s*\(/,
  },
];

/** The first line, 1-based, of each signal. */
export type CodeSignals = ReadonlyMap<CodeSignal, number>;

/** Lines without any hint are passed over; one test instead of one per signal. */
const HINT = new RegExp(
  [...new Set(PATTERNS.flatMap(({ hints }) => hints))]
    .toSorted()
    .map((hint) => hint.replace(/[^\w ]/g, String.raw`\$&`))
    .join("|"),
  "i",
);

/** Finds the signals in lines of code from which comments were taken out. */
export function findSignals(lines: readonly string[]): CodeSignals {
  const signals = new Map<CodeSignal, number>();
  let pending = PATTERNS;
  for (const [at, line] of lines.entries()) {
    if (!HINT.test(line)) continue;
    const seen = pending.filter(({ pattern }) => pattern.test(line));
    if (seen.length === 0) continue;
    for (const { signal } of seen) signals.set(signal, at + 1);
    pending = pending.filter(({ signal }) => !signals.has(signal));
  }
  return signals;
}

function words(list: string): readonly string[] {
  return list.split(" ");
}
