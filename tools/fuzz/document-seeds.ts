import { safetensorsFile } from "../../src/weights/safetensors/safetensors-file.test.ts";
import { KERAS, TORCH_PICKLE } from "./contents.ts";
import { seedBeside, seedOf, type Seed } from "./seed.ts";

const CONFIG =
  '{"architectures":["LlamaForCausalLM"],"auto_map":{"AutoModel":"modeling.M"},"num_hidden_layers":2,"rope":[1e4,-0.5,true,null,"\\u00e9"]}';
const INDEX = '{"metadata":{"total_size":8},"weight_map":{"w":"model-00001-of-00001.safetensors"}}';
const TFJS =
  '{"format":"layers-model","weightsManifest":[{"paths":["a.bin"],"weights":[{"name":"w","shape":[2],"dtype":"float32"}]}]}';
const TORCH_INDEX = '{"weight_map":{"w":"a.bin"}}';
const TEMPLATES =
  '{"chat_template":[{"name":"default","template":"{{ messages[0].content }}"}],"bos_token":"<s>"}';
const PACKAGE =
  '{"itemInfoEntries":{"A":{"path":"com.apple.CoreML/model.mlmodel"}},"rootModelIdentifier":"A"}';
const TOKENIZER =
  '{"added_tokens":[{"id":0,"content":"<s>"}],"normalizer":{"type":"Precompiled","precompiled_charsmap":"BAAAAAAAAAA="},"model":{"type":"BPE","vocab":{"<s>":0,"a":1,"b":2,"ab":3},"merges":["a b"]}}';

/** JSON beside weights, of each kind that says something of them. */
export function documentSeeds(): readonly Seed[] {
  const shard = safetensorsFile([{ name: "w", dtype: "F32", shape: [2], bytes: Buffer.alloc(8) }]);
  return [
    seedOf("json", "vocab.json", '{"a":0,"b":[1,-2.5e3,true,null,"\\u00e9"]}'),
    seedBeside("repository-code", "config.json", CONFIG, {
      "modeling.py": "import os\nclass M: pass\n",
      "requirements.txt": "--index-url https://example.org/\nnumpy\n",
    }),
    seedOf("chat-templates", "tokenizer_config.json", TEMPLATES),
    seedBeside("safetensors-index", "model.safetensors.index.json", INDEX, {
      "model-00001-of-00001.safetensors": shard,
    }),
    seedBeside("pytorch-index", "pytorch_model.bin.index.json", TORCH_INDEX, {
      "a.bin": TORCH_PICKLE,
    }),
    seedBeside("mlpackage-manifest", "Manifest.json", PACKAGE, {
      "Data/com.apple.CoreML/model.mlmodel": "x",
    }),
    seedOf("tfjs-manifest", "model.json", TFJS),
    seedOf("keras-model", "arch.json", KERAS),
    seedOf("tokenizer", "tokenizer.json", TOKENIZER),
  ];
}
