import type { Call } from "../inspection.ts";
import { rolesOf } from "../pickle/allow-list.ts";
import { allObjects, member, textOf, type StrictJson } from "../strict-json.ts";

/**
 * Loaders that give back values and objects of classes that are checked. The others walk attributes, call what they find
 * or take a type for an object (CVE-2025-54412, CVE-2025-54413), so that the class they name says nothing.
 */
const PLAIN_LOADERS: ReadonlySet<string> = new Set(
  (
    "ObjectNode DictNode DefaultDictNode OrderedDictNode ListNode TupleNode SetNode JsonNode NdArrayNode " +
    "MaskedArrayNode RandomStateNode RandomGeneratorNode DTypeNode SparseMatrixNode SliceNode BytesNode " +
    "BytearrayNode CachedNode TreeNode LossNode SGDNode KDTreeNode CriterionNode SplitterNode"
  ).split(" "),
);

/** Loaders that give back the class or function itself, or call it: what they name must be on a list. */
const NAMING_LOADERS: ReadonlySet<string> = new Set([
  "TypeNode",
  "FunctionNode",
  "ReduceNode",
  "PartialNode",
]);

/** Modules of Python and NumPy whose values skops writes by loaders of their own. */
const VALUE_MODULES: ReadonlySet<string> = new Set([
  "builtins",
  "collections",
  "numpy",
  "scipy.sparse",
]);

/** Every node of a schema that would load something that is not known to build a model. */
export function judgeSchema(schema: StrictJson): readonly Call[] {
  const calls: Call[] = [];
  for (const { path, members } of allObjects(schema)) {
    const loader = textOf(members.get("__loader__"));
    if (loader === undefined) continue;
    const module = textOf(members.get("__module__")) ?? "?";
    const name = textOf(members.get("__class__")) ?? "?";
    const named = functionOf(members);
    if (isPlain(loader, module, name, named)) continue;
    calls.push({
      callable: named === undefined ? `${module}.${name}` : `${named.module}.${named.name}`,
      arguments: `by ${loader}`,
      verdict: "code",
      member: path,
    });
  }
  return calls;
}

interface Named {
  readonly module: string;
  readonly name: string;
}

/** The function that a node names in its content, where it says of itself only what kind of function that is. */
function functionOf(members: ReadonlyMap<string, StrictJson>): Named | undefined {
  const content = members.get("content");
  const module = textOf(member(content, "module_path"));
  const name = textOf(member(content, "function"));
  return module === undefined || name === undefined ? undefined : { module, name };
}

function isPlain(loader: string, module: string, name: string, named: Named | undefined): boolean {
  const isListed = rolesOf(module, name) !== 0;
  if (named !== undefined && rolesOf(named.module, named.name) === 0) return false;
  if (loader === "FunctionNode" && named !== undefined) {
    return isListed || VALUE_MODULES.has(module) || isPackage(module);
  }
  if (NAMING_LOADERS.has(loader)) return isListed;
  if (!PLAIN_LOADERS.has(loader)) return false;
  return loader === "ObjectNode"
    ? isListed
    : isListed || VALUE_MODULES.has(module) || isPackage(module);
}

/** Loaders of fixed classes ignore what the node says; the names they write are those of NumPy, SciPy and scikit-learn. */
function isPackage(module: string): boolean {
  return /^(?:numpy|scipy|sklearn)\./.test(module);
}
