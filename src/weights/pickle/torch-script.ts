import type { Call } from "../inspection.ts";

/** Operators of TorchScript that reach files, by the names of their namespace and their own. */
const REACHES_FILES: ReadonlySet<string> = new Set(["save", "load", "from_file", "_save", "_load"]);

/** Namespaces of operators that come with PyTorch. */
const OWN_NAMESPACES: ReadonlySet<string> = new Set([
  "aten",
  "prim",
  "quantized",
  "sparse",
  "prepacked",
  "_quantized",
  "inductor",
  "mkldnn",
  "mkldnn_prepacked",
  "onednn",
  "profiler",
]);

/** Namespaces of classes in C++ that come with PyTorch: they hold packed weights. */
const OWN_CLASSES: ReadonlySet<string> = new Set([
  "quantized",
  "rnn",
  "sparse",
  "xnnpack",
  "mkldnn",
  "metal",
  "vulkan",
  "_nnapi",
]);

/** Where an archive says that a class is none of its own, but one in C++ by that name. */
const CLASSES = "__torch__.torch.classes.";

/** A path of names: `torch.linear`, `ops.torchvision.nms`, `__torch__.torch.classes.rnn.CellParamsBase`. */
const PATH = /(?<![\w.])(?:__torch__\.)?(?:torch|ops)(?:\.[A-Za-z_]\w{0,127}){1,8}/g;

/**
 * What the code of a TorchScript archive calls. TorchScript is no Python: it reaches only operators of PyTorch, which compute
 * on tensors; those that open files, those of other libraries and classes in C++ do more.
 */
export function torchScriptCalls(source: string, member: string): readonly Call[] {
  const calls: Call[] = [
    { callable: "TorchScript", arguments: "", member, verdict: "allow-listed" },
  ];
  for (const { 0: path, index: offset } of source.matchAll(PATH)) {
    if (!isHarmful(path.replace(/^__torch__\./, "").split("."))) continue;
    calls.push({ callable: path, arguments: "", member, offset, verdict: "code" });
  }
  return calls;
}

function isHarmful([root, first = "", second = ""]: readonly string[]): boolean {
  if (root === "torch" && first === "ops") return isForeign(second);
  if (root === "ops") return isForeign(first) || REACHES_FILES.has(second);
  if (first === "classes") return !OWN_CLASSES.has(second);
  return REACHES_FILES.has(first);
}

/**
 * Whether a class that a TorchScript archive makes is one of its own code, which PyTorch looks for nowhere else, or one of
 * PyTorch. A class of another library runs what that has in C++.
 */
export function isScriptClass(callable: string): boolean {
  if (!callable.startsWith("__torch__.")) return false;
  const [namespace = ""] = callable.slice(CLASSES.length).split(".");
  return !callable.startsWith(CLASSES) || OWN_CLASSES.has(namespace);
}

function isForeign(namespace: string): boolean {
  return !OWN_NAMESPACES.has(namespace);
}
