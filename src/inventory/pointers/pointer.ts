import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";
import type { Sentence } from "../prose/prose.ts";

/** A place outside the release that a text sends the reader to for weights, data or code. */
export interface Pointer {
  readonly kind:
    | "hub-model"
    | "hub-account"
    | "hub-dataset"
    | "repository"
    | "download"
    | "torrent"
    | "paper";
  /** `owner/name` on a hub or code host, the owner alone for an account; the address elsewhere. */
  readonly target: string;
  readonly sentence: Sentence;
  readonly evidence: Evidence;
}

const HUB_RESERVED =
  /^(?:datasets|spaces|docs|blog|papers|collections|models|api|settings|join|login|tasks|organizations|learn|pricing|chat|posts)$/i;

const HUB =
  /(?:huggingface\.co|hf\.co|modelscope\.cn\/models|modelscope\.ai\/models|hf-mirror\.com)\/(datasets\/)?([\w.-]+)\/([\w.-]+)(?!\S{0,200}\.(?:svg|png|jpe?g|gif|webp)\b)/gi;
/** Other places that keep models, each with its way to write owner and name. */
const OTHER_HUB =
  /(?:kaggle\.com\/models|(?:wisemodel\.cn|modelers\.cn)\/models|openxlab\.org\.cn\/models\/detail|ai\.gitee\.com|tfhub\.dev)\/([\w.-]+)\/([\w.-]+)/gi;
const COLLECTION =
  /(?:huggingface\.co|hf\.co|modelscope\.(?:cn|ai))\/collections\/([\w.-]+)\/([\w.-]+)/gi;
/** The page of an account, with all that it publishes. */
const HUB_ACCOUNT =
  /(?:huggingface\.co|hf\.co|modelscope\.(?:cn|ai)\/organization)\/(?!organization\b)([\w.-]+)\/?(?=$|[\s"'<>)\]?#])/gi;
const MODELSCOPE_DATASET = /modelscope\.(?:cn|ai)\/datasets\/([\w.-]+)\/([\w.-]+)/gi;
const ON_A_HUB =
  /^https?:\/\/(?:[\w-]+\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com|modelscope\.(?:cn|ai))\//i;
const HUB_COMMAND =
  /(?:(?:huggingface-cli|hf|modelscope) download(?:\s+--(?:model|repo-type\s+\w+))?|--(?:model|model-path|model_name_or_path|ckpt-repo)[ =]|from_pretrained\(|snapshot_download\((?:repo_id=)?)\s*["']?([A-Za-z0-9][\w.-]*)\/([\w.-]+)/g;
const DATASET_CALL = /load_dataset\(\s*["']([\w.-]+)\/([\w.-]+)["']/g;
const REPOSITORY = /(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com)\/([\w.-]+)\/([\w.-]+)/gi;
const WEIGHTS_FILE =
  /https?:\/\/[^\s"'<>)\]]+?\.(?:tar(?:\.gz|\.zstd?)?|tgz|zip|7z|bin|pth|pt|th|ckpt|safetensors|gguf|ggml|npz|h5|onnx|msgpack|nemo|tflite|zst|zstd)(?=$|[\s"'<>)\]?#])/gi;
/** Stores that give out files under addresses that tell nothing of them. */
const FILE_STORE =
  /https?:\/\/(?:drive\.google\.com\/(?:file|drive|open|uc)|docs\.google\.com\/uc|zenodo\.org\/records?|(?:www\.)?dropbox\.com\/s|1drv\.ms|[\w-]+\.sharepoint\.com|pan\.baidu\.com\/s|figshare\.com\/ndownloader|mega\.nz)\/?[^\s"'<>)\]]*/gi;
const MAGNET = /magnet:\?xt=[\w:%&=.+-]+/gi;
const PAPER =
  /(?:arxiv\.org\/(?:abs|pdf|html)\/[\w.-]+|openreview\.net\/(?:forum|pdf)\?id=[\w-]+|doi\.org\/[^\s"'<>)\]]+|aclanthology\.org\/[\w.-]+)/gi;

/** Every pattern above needs one of these. */
const MAY_POINT = /\/|magnet:/i;

/** Pointers in a document, in order of place. */
export function pointersIn(document: Pick<Document, "prose">): readonly Pointer[] {
  const pointers: Pointer[] = [];
  for (const sentence of document.prose.sentences) {
    const words = [sentence.text, ...sentence.links.map((link) => link.target)].join(" ");
    if (!MAY_POINT.test(words)) continue;
    const own = pointers.length;
    const add = (kind: Pointer["kind"], target: string): void => {
      const clean = target.replace(/[.,;:]+$/, "").replace(/\.git$/, "");
      const isKnown = pointers.slice(own).some((p) => p.target === clean && p.kind === kind);
      if (isKnown) return;
      pointers.push({ kind, target: clean, sentence, evidence: sentence.evidence });
    };
    for (const [, dataset, owner = "", name = ""] of words.matchAll(HUB)) {
      if (!HUB_RESERVED.test(owner)) add(dataset ? "hub-dataset" : "hub-model", `${owner}/${name}`);
    }
    for (const pattern of [HUB_COMMAND, OTHER_HUB, COLLECTION]) {
      for (const [, owner = "", name = ""] of words.matchAll(pattern))
        add("hub-model", `${owner}/${name}`);
    }
    for (const [, owner = ""] of words.matchAll(HUB_ACCOUNT)) {
      if (!HUB_RESERVED.test(owner)) add("hub-account", owner);
    }
    for (const pattern of [MODELSCOPE_DATASET, DATASET_CALL]) {
      for (const [, owner = "", name = ""] of words.matchAll(pattern))
        add("hub-dataset", `${owner}/${name}`);
    }
    for (const [, owner = "", name = ""] of words.matchAll(REPOSITORY))
      add("repository", `${owner}/${name}`);
    for (const [address] of words.matchAll(WEIGHTS_FILE)) {
      if (!ON_A_HUB.test(address)) add("download", address);
    }
    for (const [address] of words.matchAll(FILE_STORE)) add("download", address);
    for (const [address] of words.matchAll(MAGNET)) add("torrent", address);
    for (const [address] of words.matchAll(PAPER)) add("paper", address);
  }
  return pointers;
}

/** The account a pointer belongs to; empty for plain addresses. */
export function ownerOf(pointer: Pointer): string {
  return pointer.target.includes("://") ? "" : (pointer.target.split("/")[0] ?? "").toLowerCase();
}
