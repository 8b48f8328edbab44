import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Call, Problem, Unread } from "../inspection.ts";
import { scanPython } from "../python/scan-python.ts";
import { allObjects, itemsOf, textOf, type StrictJson } from "../strict-json.ts";
import type { DocumentFacts, DocumentKind, JsonDocument } from "./document-kind.ts";
import { requirementProblems } from "./requirements.ts";

/** Configurations that libraries read to find code: they say which class of which file of which repository to load. */
const CONFIGURATIONS =
  /^(?:config|tokenizer_config|processor_config|preprocessor_config|generation_config|adapter_config|model_index|modules)\.json$/;

/** Python in a repository that is loaded without being named in a configuration. */
const LOADED_BY_NAME = /^(?:handler\.py|setup\.py|custom_generate\/[\w-]+\.py)$/;

/** Code that comes with a repository: what `trust_remote_code` runs, and what endpoints and installers run. */
export const repositoryCode: DocumentKind = {
  name: "repository-code",
  recognizes: ({ name }) => CONFIGURATIONS.test(name),
  inspect: inspectConfiguration,
};

/** A class that a configuration asks for. */
interface Reference {
  /** Another repository; undefined for this one. */
  readonly repository: string | undefined;
  readonly module: string;
  readonly written: string;
  /** A module that is not in the repository is looked for among those that are installed. */
  readonly isInstalled?: boolean;
}

async function inspectConfiguration(
  document: JsonDocument,
  context: InspectContext,
): Promise<DocumentFacts> {
  const paths = await context.siblings.paths();
  const references = referencesIn(document, paths);
  const files = new Set(
    document.name === "config.json" ? paths.filter((path) => LOADED_BY_NAME.test(path)) : [],
  );
  const calls: Call[] = [];
  const unread: Unread[] = [];
  for (const { repository, module, written, isInstalled } of references) {
    const file = `${module.replaceAll(".", "/")}.py`;
    if (repository !== undefined) {
      calls.push({
        callable: written,
        arguments: `from the repository "${repository}"`,
        verdict: "code",
      });
    } else if (paths.includes(file)) files.add(file);
    else if (isInstalled) {
      calls.push({ callable: written, arguments: "from whatever is installed", verdict: "code" });
    } else
      unread.push({ what: written, why: `"${file}", which the configuration loads, is not there` });
  }
  for (const file of files) {
    for (const call of await judgeFile(file, context)) calls.push(call);
  }
  const problems = document.name === "config.json" ? await judgeRequirements(context) : [];
  return { calls, unread, problems };
}

/** Where the library looks for a class: `auto_map` of transformers at any depth, the component lists of diffusers. */
function referencesIn(
  { value, name }: JsonDocument,
  paths: readonly string[],
): readonly Reference[] {
  const found: Reference[] = [];
  for (const { members } of allObjects(value)) {
    for (const [key, inner] of members) {
      if (key === "auto_map" || key === "impl") {
        for (const reference of classesIn(inner)) found.push(reference);
      }
      if (key === "parent_library") found.push(...foreignModule(textOf(inner)));
      // Sentence transformers: a list of modules, each a class by its full name.
      if (key === "type" && name === "modules.json") found.push(...foreignModule(textOf(inner)));
    }
  }
  if (name === "model_index.json" && value.kind === "object") {
    for (const component of value.members.values()) {
      const module = textOf(itemsOf(component)[0]);
      if (module === undefined) continue;
      const isHere = paths.includes(`${module}.py`) || !DIFFUSERS_LIBRARIES.has(module);
      if (isHere) found.push({ repository: undefined, module, written: module });
    }
  }
  return found;
}

/** Libraries and parts of diffusers that a pipeline's components come from. */
const DIFFUSERS_LIBRARIES: ReadonlySet<string> = new Set(
  (
    "diffusers transformers onnxruntime.training flax optimum kornia peft torch sentencepiece " +
    "stable_diffusion paint_by_example audioldm audioldm2 latent_diffusion deepfloyd_if kandinsky " +
    "wuerstchen unidiffuser shap_e pixart_alpha stable_cascade stable_audio ledits_pp flux " +
    "versatile_diffusion unclip semantic_stable_diffusion stable_diffusion_safe k_diffusion"
  ).split(" "),
);

/** Packages that a program installs; a module of any other name is looked for in the repository. */
const LIBRARIES =
  /^(?:transformers|torch|diffusers|peft|timm|sentence_transformers|torchvision|open_clip|accelerate|pylate|model2vec)(?:\.|$)/;

function foreignModule(written: string | undefined): readonly Reference[] {
  if (written === undefined || LIBRARIES.test(written)) return [];
  const dot = written.lastIndexOf(".");
  const module = dot < 0 ? written : written.slice(0, dot);
  return [{ repository: undefined, module, written, isInstalled: true }];
}

/** Every `module.Class` or `repository--module.Class` in a value. */
function classesIn(value: StrictJson): readonly Reference[] {
  const text = textOf(value);
  if (text !== undefined) {
    const [head, tail] = text.includes("--") ? splitAt(text, "--") : [undefined, text];
    const dot = tail.lastIndexOf(".");
    return dot < 0 ? [] : [{ repository: head, module: tail.slice(0, dot), written: text }];
  }
  if (value.kind === "object") return [...value.members.values()].flatMap(classesIn);
  return itemsOf(value).flatMap(classesIn);
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

/** Longest source that is read; the longest modeling files have half a megabyte. */
const MAX_SOURCE_BYTES = 4 << 20;

/** Source that keeps to itself is a known quantity: it was read. Source that reaches out, or is not there, is not. */
async function judgeFile(file: string, context: InspectContext): Promise<readonly Call[]> {
  const source = isPlainRelative(file) ? context.siblings.open(file) : undefined;
  if (source === undefined || source.byteLength > MAX_SOURCE_BYTES) {
    return [{ callable: file, arguments: "which could not be read", verdict: "code" }];
  }
  const text = Buffer.from(await source.read(0, source.byteLength, context.signal)).toString();
  const reaches = scanPython(text);
  if (reaches.length === 0) return [{ callable: file, arguments: "", verdict: "allow-listed" }];
  return reaches.map(({ name, line }) => ({
    callable: name,
    arguments: `line ${line} of ${file}`,
    verdict: "code",
  }));
}

async function judgeRequirements({
  siblings,
  signal,
}: InspectContext): Promise<readonly Problem[]> {
  const source = siblings.open("requirements.txt");
  if (source === undefined) return [];
  const bytes = await source.read(0, MAX_SOURCE_BYTES, signal);
  return requirementProblems(Buffer.from(bytes).toString());
}
