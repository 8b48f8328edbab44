import type { Part } from "../inventory.ts";

const CODE =
  /\b(?:source[- ]?code|code(?:base)?|software|framework|librar(?:y|ies)|scripts?|toolkit|implementation|source files)\b|代码|程序/i;
/** Words for the whole repository: they name the code, and the rest only by default. */
const WHOLE = /\b(?:repo(?:sitory)?|project|package|release|work|content|materials?)\b|项目|仓库/i;
const WEIGHTS =
  /\b(?:weights?|checkpoints?|(?:model )?parameters|models?\b(?![- ](?:code|zoo|card|definition|implementation|architecture))|llms?|vae|autoencoder)|模型|权重/i;
const DATA = /\b(?:data ?sets?|(?:training|evaluation|pre-?training) data|corpus|corpora)\b|数据/i;
const DOCS =
  /\b(?:documentation|paper|technical report|model card|data card|docs|figures|text of (?:this|the))\b|文档/i;
const NOT_MODEL = /\bmodel(?:ing|ling)? (?:code|definition|implementation|architecture)s?\b/gi;

/** What a phrase about a license speaks of. */
export interface PartWords {
  readonly parts: readonly Part[];
  /** True when only the repository, project or release as a whole was named. */
  readonly isWhole: boolean;
}

/** Parts of a release that a phrase names. */
export function partsIn(phrase: string): PartWords {
  const parts: Part[] = [];
  const words = phrase.replace(NOT_MODEL, "code");
  if (CODE.test(words)) parts.push("code");
  if (WEIGHTS.test(words)) parts.push("weights");
  if (DATA.test(words)) parts.push("data");
  if (DOCS.test(words)) parts.push("docs");
  return { parts, isWhole: parts.length === 0 && WHOLE.test(words) };
}

/** Parts that a file name, badge label or table heading names: `LICENSE-MODEL`, `Code_License`. */
export function partsInName(name: string): readonly Part[] {
  const words = name.replace(/[-_./%]+/g, " ").replace(/20(?=[A-Z])/g, " ");
  const parts: Part[] = [];
  if (/\b(?:code|software|source)\b/i.test(words)) parts.push("code");
  if (/\b(?:models?|weights?|checkpoints?|ckpt)\b/i.test(words)) parts.push("weights");
  if (/\bdata(?:sets?)?\b/i.test(words)) parts.push("data");
  if (/\b(?:docs?|documentation|text|content)\b/i.test(words)) parts.push("docs");
  return parts;
}
