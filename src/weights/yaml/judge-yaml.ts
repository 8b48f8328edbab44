import { isScalar, parseAllDocuments, visit } from "yaml";
import { FormatError } from "../../bytes/errors.ts";
import { MAX_NESTING, yamlNestsTooDeep } from "../../bytes/yaml-nesting.ts";
import { within, type Call, type Inspection } from "../inspection.ts";
import { judgeTemplate } from "../template/judge-template.ts";
import { judgeTarget } from "./judge-target.ts";

/** What a YAML file asks its reader to call or to tell the model. */
export interface YamlFacts {
  readonly calls: readonly Call[];
  readonly parts: readonly Inspection[];
}

/** Tags of PyYAML that make objects of any class, or call any function. */
const PYTHON_TAG = /^(?:tag:yaml\.org,2002:|!!)?python\/(?:object|name|module|apply|new)/;

/** A class or function by its module. */
const CLASS_PATH = /^[A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){1,20}$/;

/** Judges every node of a YAML text: tags of Python, targets of Hydra, chat templates. Throws `FormatError`. */
export function judgeYaml(text: string): YamlFacts {
  if (yamlNestsTooDeep(text)) {
    throw new FormatError("too-deep", `Cannot read YAML: nested deeper than ${MAX_NESTING}`);
  }
  const calls: Call[] = [];
  const parts: Inspection[] = [];
  for (const document of parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })) {
    const [error] = document.errors;
    if (error !== undefined) {
      throw new FormatError("bad-yaml", `Cannot read YAML: ${error.code}`, { cause: error });
    }
    visit(document, {
      Node(_, node) {
        const tag = "tag" in node ? node.tag : undefined;
        if (typeof tag !== "string" || !PYTHON_TAG.test(tag)) return;
        const callable = tag.slice(tag.indexOf("python/"));
        calls.push({ callable, arguments: "", verdict: "code", offset: node.range?.[0] ?? 0 });
      },
      Pair(_, { key, value }, path) {
        const name = isScalar(key) ? key.value : undefined;
        const text = isScalar(value) ? value.value : undefined;
        if (typeof name !== "string" || typeof text !== "string") return;
        const isRoot = path.length === 2;
        // NeMo makes the model by the class that the top of its configuration names.
        const isTarget =
          name === "_target_" || (name === "target" && isRoot && CLASS_PATH.test(text));
        if (isTarget) calls.push(judgeTarget(text));
        if (name.endsWith("chat_template")) parts.push(within(name, judgeTemplate(text)));
      },
    });
  }
  return { calls, parts };
}
