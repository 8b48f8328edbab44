import type { DocumentKind } from "./document-kind.ts";
import { chatTemplates } from "./chat-templates.ts";
import { kerasModel } from "./keras-model.ts";
import { mlpackageManifest } from "./mlpackage-manifest.ts";
import { pytorchIndex } from "./pytorch-index.ts";
import { repositoryCode } from "./repository-code.ts";
import { safetensorsIndex } from "./safetensors-index.ts";
import { tokenizer } from "./tokenizer.ts";
import { tfjsManifest } from "./tfjs-manifest.ts";

/** Everything that a JSON file beside weights is asked for. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  safetensorsIndex,
  pytorchIndex,
  tfjsManifest,
  mlpackageManifest,
  kerasModel,
  chatTemplates,
  repositoryCode,
  tokenizer,
];
