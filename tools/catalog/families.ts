import type { SourceLicense } from "./texts.ts";

/** Families of SPDX ids whose variants have no version that tells them apart. */
const VARIANTS = /^(bsd|hpnd|mit|x11)-/;

/** First version number in an id and all after it, or a suffix that only says how the license is granted. */
const EDITION = /-(?:v?\d+\.\d+|only$|or-later$).*$/;

/** Family of an SPDX id: `GPL-2.0-or-later` belongs to `gpl`, `CC-BY-NC-3.0-IGO` to `cc-by-nc`, `MIT-0` to `mit`. */
export function spdxFamily(id: string): string {
  const lower = id.toLowerCase();
  return VARIANTS.exec(lower)?.[1] ?? lower.replace(EDITION, "");
}

/** Numbers with a dot, such as `2.0`, `1.3a`, `m2.1`. */
const VERSION = /(?:^|[^\d.])(\d+(?:\.\d+)+[a-z]?)/;

/** Day of an edition, such as `2025-03-24` or `20240828`. */
const DAY = /(?:^|\D)((?:19|20)\d\d(?:-[01]\d-[0-3]\d|[01]\d[0-3]\d))(?!\d)/;

/** Versions that neither id nor name tells with a dot. */
const OWN_VERSIONS: Readonly<Record<string, string>> = {
  "LicenseRef-llama-2-aup": "2",
  "LicenseRef-llama-3-aup": "3",
  "LicenseRef-llama-3-community": "3",
  "LicenseRef-scancode-llama-2-license-2023": "2",
  "LicenseRef-scancode-llama-4-cla-2025": "4",
  "LicenseRef-scancode-llama-4-license-2025": "4",
};

/** Version in an id or a name, else the day of the edition; undefined when neither tells one. */
export function versionOf({ id, name, kind }: SourceLicense): string | undefined {
  // `GPL-3.0-linking-exception` says which license it is for: only the end of the id is its own version.
  if (kind === "exception") return /-(\d+(?:\.\d+)+|\d{8})$/.exec(id)?.[1];
  const texts = [id, name];
  return OWN_VERSIONS[id] ?? firstMatch(texts, VERSION) ?? firstMatch(texts, DAY);
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  return texts.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
}

/**
 * Who publishes the licenses of a family and may write new versions of them. Facts from the texts themselves and from the addresses
 * where the families are published; families whose steward is not certain are left out.
 */
const STEWARDS: Readonly<Record<string, string>> = {
  // Model licenses, by the families of the shared collection.
  aleph: "Aleph Alpha",
  apple: "Apple",
  bilibili: "Bilibili",
  ccg: "Cognitive Computation Group",
  cohere: "Cohere",
  databricks: "Databricks",
  deepseek: "DeepSeek",
  exaone: "LG Management Development Institute",
  "fair-ai-public": "Freedom of Development Project",
  falcon: "Technology Innovation Institute",
  flux: "Black Forest Labs",
  "gaussian-splatting": "Inria and the Max Planck Institut for Informatik",
  gemini: "Google",
  gemma: "Google",
  glm: "Zhipu AI",
  "google-ml-kit": "Google",
  gretel: "Gretel.AI",
  grok: "xAI",
  "hai-def": "Google",
  huggingface: "Hugging Face",
  hunyuan: "Tencent",
  hyperclova: "NAVER",
  lfm: "Liquid AI",
  llama: "Meta",
  ltx: "Lightricks",
  "meta-research": "Meta",
  "microsoft-research": "Microsoft",
  minimax: "MiniMax",
  mistral: "Mistral AI",
  mojo: "Modular",
  nexusflow: "Nexusflow",
  nvidia: "NVIDIA",
  openai: "OpenAI",
  openatom: "OpenAtom Foundation",
  openmdw: "Linux Foundation",
  playground: "Playground",
  qwen: "Alibaba Cloud",
  rwth: "RWTH Aachen University",
  "s-lab": "S-Lab, Nanyang Technological University",
  salesforce: "Salesforce",
  stability: "Stability AI",
  whiterabbitneo: "WhiteRabbitNeo",
  yi: "01.AI",
  // Families of the SPDX list.
  agpl: "Free Software Foundation",
  apache: "Apache Software Foundation",
  apsl: "Apple",
  artistic: "The Perl Foundation",
  bsl: "Boost",
  busl: "MariaDB",
  "cc-by": "Creative Commons",
  "cc-by-nc": "Creative Commons",
  "cc-by-nc-nd": "Creative Commons",
  "cc-by-nc-sa": "Creative Commons",
  "cc-by-nd": "Creative Commons",
  "cc-by-sa": "Creative Commons",
  cc0: "Creative Commons",
  "cdla-permissive": "Linux Foundation",
  "cdla-sharing": "Linux Foundation",
  epl: "Eclipse Foundation",
  eupl: "European Commission",
  gfdl: "Free Software Foundation",
  gpl: "Free Software Foundation",
  lgpl: "Free Software Foundation",
  lppl: "LaTeX Project",
  mpl: "Mozilla",
  "ms-pl": "Microsoft",
  "ms-rl": "Microsoft",
  odbl: "Open Data Commons",
  "odc-by": "Open Data Commons",
  ofl: "SIL International",
  osl: "Lawrence Rosen",
  pddl: "Open Data Commons",
  php: "The PHP Group",
  psf: "Python Software Foundation",
  python: "Python Software Foundation",
  sspl: "MongoDB",
  unicode: "Unicode Consortium",
  upl: "Oracle",
  w3c: "World Wide Web Consortium",
  zpl: "Zope Foundation",
};

/** Stewards of licenses that their family does not tell. */
const OWN_STEWARDS: Readonly<Record<string, string>> = {
  "LicenseRef-creativeml-openrail-pp-m-2023-07-26": "Stability AI",
  "LicenseRef-kimi-k3": "Moonshot AI",
  "LicenseRef-minimax-m2": "MiniMax",
  "LicenseRef-minimax-m2.1": "MiniMax",
  "LicenseRef-mistral-modified-mit": "Mistral AI",
  "LicenseRef-scancode-bigcode-open-rail-m-v1": "BigCode",
  "LicenseRef-scancode-bigscience-open-rail-m": "BigScience",
  "LicenseRef-scancode-bigscience-rail-1.0": "BigScience",
  "LicenseRef-scancode-moonshot-ai-modified-mit-2025": "Moonshot AI",
  "LicenseRef-scancode-responsible-ai-source-1.0": "Responsible AI Licenses",
  "LicenseRef-scancode-responsible-ai-source-1.1": "Responsible AI Licenses",
};

/** Families and ids that the tables of stewards name, to be held against the catalog. */
export const STEWARDED: readonly string[] = [
  ...Object.keys(STEWARDS),
  ...Object.keys(OWN_STEWARDS),
];

/** Who publishes a license; undefined when that is not known for certain. */
export function stewardOf(id: string, family: string): string | undefined {
  return OWN_STEWARDS[id] ?? STEWARDS[family];
}
