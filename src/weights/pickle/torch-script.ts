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

/** A path of names: `torch.linear`, `ops.torchvision.nms`, `torch.classes.rnn.CellParams`. */
const PATH = /(?<![\w.])(?:torch|ops)(?:\.[A-Za-z_]\w{0,127}){1,8}/g;

/**
 * What the code of a TorchScript archive calls. TorchScript is no Python: it reaches only operators of PyTorch, which compute
 * on tensors; those that open files, those of other libraries and classes in C++ do more.
 */
export function torchScriptCalls(source: string, member: string): readonly Call[] {
  const calls: Call[] = [
    { callable: "TorchScript", arguments: "", member, verdict: "allow-listed" },
  ];
  for (const { 0: path, index: offset } of source.matchAll(PATH)) {
    if (!isHarmful(path.split("."))) continue;
    calls.push({ callable: path, arguments: "", member, offset, verdict: "code" });
  }
  return calls;
}

function isHarmful([root, first = "", second = ""]: readonly string[]): boolean {
  if (root === "torch" && first === "ops") return isForeign(second);
  if (root === "ops") return isForeign(first) || REACHES_FILES.has(second);
  return first === "classes" || REACHES_FILES.has(first);
}

function isForeign(namespace: string): boolean {
  return !OWN_NAMESPACES.has(namespace);
}
