import { parseConfiguration } from "../../weights/model/configuration.ts";
import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";
import { fileName } from "../file-kind.ts";
import { valuesOf } from "../front-matter-entries.ts";
import type { ModelOutput } from "../inventory.ts";
import { quoteAt } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";

type Kind = ModelOutput["kind"];

/**
 * Tasks of the hub (https://huggingface.co/tasks), as far as they tell what a model makes. Left out are those that make text or sound
 * for one narrow end (transcription, translation, speech), and those that fill gaps: whether that is generation is a question.
 */
const TASKS: ReadonlyMap<string, Kind> = new Map([
  ["text-generation", "language"],
  ["text2text-generation", "language"],
  ["image-text-to-text", "language"],
  ["video-text-to-text", "language"],
  ["audio-text-to-text", "language"],
  ["any-to-any", "language"],
  ["text-to-image", "text-to-image"],
  ["text-to-video", "text-to-video"],
  ["audio-classification", "other"],
  ["depth-estimation", "other"],
  ["feature-extraction", "other"],
  ["image-classification", "other"],
  ["image-feature-extraction", "other"],
  ["image-segmentation", "other"],
  ["keypoint-detection", "other"],
  ["mask-generation", "other"],
  ["object-detection", "other"],
  ["sentence-similarity", "other"],
  ["tabular-classification", "other"],
  ["tabular-regression", "other"],
  ["text-classification", "other"],
  ["text-ranking", "other"],
  ["time-series-forecasting", "other"],
  ["token-classification", "other"],
  ["video-classification", "other"],
  ["visual-document-retrieval", "other"],
  ["voice-activity-detection", "other"],
  ["zero-shot-classification", "other"],
  ["zero-shot-image-classification", "other"],
  ["zero-shot-object-detection", "other"],
]);

const MAKES_LANGUAGE = /(?:ForCausalLM|LMHeadModel)$/;
/** Writes about images, transcribes or translates: which of these, its name does not say. */
const MAY_GENERATE = /ForConditionalGeneration$/;
const MAKES_OTHER =
  /For(?:(?:Image|Video|Audio|Sequence|Token|AudioFrame)Classification|ObjectDetection|(?:Semantic|Instance|Universal|Image)?Segmentation|DepthEstimation)$/;

/** `language?`: it may make language, which contradicts that it makes none, and says no more. */
interface Sign {
  readonly kind: Kind | "language?";
  readonly evidence: Evidence;
}

/** What the model makes, by the task that its cards name and the network that its configuration names; unknown where these disagree. */
export function modelOutput(view: ReleaseView, documents: readonly Document[]): ModelOutput {
  const signs = [...inFrontMatter(documents), ...inConfigurations(view)];
  const kinds = new Set(signs.map(({ kind }) => kind));
  const mayMakeLanguage = kinds.delete("language?");
  const [kind = "unknown", ...others] = kinds;
  const contradicted = others.length > 0 || (mayMakeLanguage && kind === "other");
  if (contradicted || kind === "unknown" || kind === "language?")
    return { kind: "unknown", evidence: [] };
  const shown = signs.filter((sign) => sign.kind === kind);
  return { kind, evidence: shown.map(({ evidence }) => evidence) };
}

function inFrontMatter(documents: readonly Document[]): readonly Sign[] {
  return documents
    .flatMap(({ frontMatter }) => valuesOf(frontMatter, "pipeline_tag"))
    .map(({ value, evidence }) => ({ kind: TASKS.get(value) ?? "unknown", evidence }));
}

function inConfigurations({ texts }: ReleaseView): readonly Sign[] {
  return [...texts.values()].flatMap((file) => {
    if (fileName(file.path) !== "config.json") return [];
    const architecture = parseConfiguration(file.text)?.architecture ?? "";
    const kind = kindOf(architecture);
    if (kind === undefined) return [];
    return [{ kind, evidence: quoteAt(file, Math.max(0, file.text.indexOf(architecture))) }];
  });
}

function kindOf(architecture: string): Sign["kind"] | undefined {
  if (MAKES_LANGUAGE.test(architecture)) return "language";
  if (MAY_GENERATE.test(architecture)) return "language?";
  return MAKES_OTHER.test(architecture) ? "other" : undefined;
}
