import type { Sighting } from "../component.ts";
import type { Document } from "../documents.ts";
import { valuesOf } from "../front-matter-entries.ts";
import type { Evidence } from "../evidence.ts";
import type { Summary } from "../inventory.ts";
import { ownerOf, type Pointer } from "../pointers/pointer.ts";
import type { Sentence } from "../prose/prose.ts";

/** What is said or shown of the data the model was trained on. */
export interface TrainingData {
  readonly summary: Summary["trainingData"];
  readonly evidence: readonly Evidence[];
}

/** A model that was made by fine-tuning was trained on what it was fine-tuned with. */
const MADE_BY_FINETUNING =
  /\b(?:is|was|were|are|been) (?:\w+ )?fine-?tuned\b[^.]{0,120}\b(?:on|using|with)\b|\b(?:created|made|built|obtained) by (?:\w+ )?fine-?tuning\b|\bused (?:for|to) fine-?tun(?:ing|e) (?:the|our|this)\b/i;
const TRAINED = /\b(?:pre-?train(?:ed|ing)?|train(?:ed|ing)?|learn(?:ed|t) from)\b|训练|预训练/i;
const DATA =
  /\b(?:data(?: ?sets?)?|corpus|corpora|tokens|mix(?:ture)?|hours of|images|pairs|conversations|samples|sources)\b|语料|数据|tokens/i;
const TRAINED_ON = /\btrained (?:\w+ )?(?:on|with|using|for|from)\b/i;
const NOT_TRAINING =
  /\b(?:evaluat|benchmark|test set|validation|fine-?tun|your (?:\w+ )?data|example|toy|demo|inference|prompt|safety|red[- ]team|latency|throughput|quantiz)/i;
const DATA_SECTION = /\b(?:training |pre-?training )?data(?:sets?)?\b|dataset preparation/i;
const NOT_DATA_SECTION =
  /eval|benchmark|fine-?tun|inference|usage|example|how to|quick ?start|format/i;

/** Amounts, mixes and origins: a description without a place to get it. */
const DESCRIBED =
  /\btrain(?:ed)? (?:\w+ ){0,4}?(?:on|using|with|from) (?:an?|the|our|its|over|approximately|large|vast|[A-Z]\w+) [^.]{0,60}?\b(?:data ?sets?|data|corpus|corpora|collection|conversations|pairs)\b|\b\d[\d.,]*\s*(?:[TBMK]\b|trillion|billion|million)?\s*(?:\+\s*)?(?:\w+[- ]){0,4}?(?:tokens|hours|images|samples|examples|documents|pairs|words|conversations|masks)\b|\bmix(?:ture)? of\b[^.]{0,80}\b(?:data|sources|text)\b|\b(?:licensed|proprietary|internal|in-house|publicly available|public|web|synthetic|multilingual|high-quality|curated)\b[^.]{0,60}\b(?:data(?:sets?)?|corpus|sources|tokens)\b|\btraining data\b[^.]{0,80}\b(?:consists?|includes?|contains?|comprises?|sourced|collected)\b|\d[\d.]*\s*(?:万亿|亿|万|[TB])\s*(?:个|的)?\s*(?:高质量|多语言|中英)?\s*(?:tokens?|词|小时|图像|样本|语料|数据)|高质量(?:的)?[^，。]{0,8}(?:语料|数据)/i;

/** Data sets that anyone can fetch by name. */
const PUBLIC_DATASET =
  /\b(?:The Pile|(?:the )?PILE|RedPajama|RefinedWeb|FineWeb(?:-Edu)?|Common ?Crawl|C4|mC4|OSCAR|SlimPajama|Dolma|DCLM|The Stack|StarCoder ?Data|Proof-?Pile|OpenWebText2?|WikiText|Wikipedia|BookCorpus|Books3|ArXiv|LAION(?:-\w+)?|COYO|CC12M|CC3M|Conceptual Captions|ImageNet(?:-\w+)?|COCO|DataComp|LibriSpeech|Common ?Voice|AudioSet|AudioCaps|VGGSound|FMA|MTG-Jamendo|WebVid(?:-\w+)?|Panda-70M|ROOTS|CulturaX|MADLAD|OpenHermes|UltraChat|ShareGPT|Alpaca|TinyStories|peS2o|Nemotron-CC)\b(?!\.com)/g;

const WE_RELEASE_DATA =
  /\bwe\b(?![^.]{0,30}?\b(?:not|will|plan|hope|intend|may)\b)[^.]{0,30}?\b(?:provide|release|open-?source|publish|share|make)[d]?\b(?! by)[^.]{0,60}\b(?:training |pre-?training |pre-?tokenized )?(?:data(?:sets?)?|corpus|tokens)\b/i;

/** The release's own data, and where to get them: "the dataset can be downloaded here". */
const DATA_CAN_BE_HAD =
  /\b(?:the|our|this) (?:full |complete |entire )?(?:(?:pre-?)?training )?(?:data(?: ?set)?|corpus)\b[^.]{0,60}\b(?:can be|is|are) (?:now |publicly |freely )?(?:downloaded|accessed|obtained|found|available|released)\b/i;

/** Words before the name of a data set that was a model for the one that was used. */
const COMPARED = /\b(?:same|similar|inspired|unlike|instead|comparable|compared?)\b[^.]*$/i;

/** Files that hold records, by name. */
const DATA_FILE = /^(?!https?:)[^?#]+\.(?:jsonl?|parquet|csv|tsv|arrow|zip|tar(?:\.gz)?|zst)$/i;

/** Judges from the strongest kind of evidence down; what nobody wrote about is `not-described`, or `unknown` when no text was there. */
export function trainingData(
  documents: readonly Document[],
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
  sightings: readonly Sighting[],
): TrainingData {
  const files = sightings.filter((s) => s.component === "data.train" && s.status === "present");
  if (files.length > 0)
    return { summary: "released-pointer", evidence: files.map((s) => s.evidence).slice(0, 4) };
  if (documents.length === 0) return { summary: "unknown", evidence: [] };

  const sets = pointers.filter((p) => p.kind === "hub-dataset" && isTraining(p.sentence));
  const own = sets.filter((pointer) => publishers.has(ownerOf(pointer)));
  const released = own.filter(
    (pointer) => pointer.sentence.kind !== "code" || isCommand(pointer.sentence),
  );
  if (released.length > 0)
    return { summary: "released-pointer", evidence: released.map((p) => p.evidence).slice(0, 4) };

  const sentences = documents.flatMap((document) =>
    document.prose.sentences.filter(isAboutTrainingData),
  );
  const offered = sentences.filter(isOffer);
  if (offered.length > 0)
    return { summary: "released-pointer", evidence: offered.map((s) => s.evidence).slice(0, 4) };

  const named = [
    ...sets.map((pointer) => pointer.evidence),
    ...sentences.filter((s) => isSaidToTrain(s) && namesPublicData(s.text)).map((s) => s.evidence),
    ...documents.flatMap(listedAsTrained).map((s) => s.evidence),
    ...documents.flatMap((document) =>
      valuesOf(document.frontMatter, "datasets").map((entry) => entry.evidence),
    ),
  ];
  if (named.length > 0) return { summary: "named-public-sources", evidence: named.slice(0, 4) };

  const described = sentences.filter((s) => DESCRIBED.test(s.text));
  if (described.length > 0)
    return { summary: "described-only", evidence: described.map((s) => s.evidence).slice(0, 4) };
  return { summary: "not-described", evidence: [] };
}

/** "We trained these models:" and, below it, the data set of each. */
function listedAsTrained({ prose }: Document): readonly Sentence[] {
  let lead: Sentence | undefined;
  return prose.sentences.filter((sentence) => {
    if (sentence.kind !== "list-item") {
      lead = /[:：]$/.test(sentence.text) ? sentence : undefined;
      return false;
    }
    const isTrained = lead !== undefined && /\bwe\b[^.]{0,20}\btrain(?:ed)?\b/i.test(lead.text);
    return isTrained && !isOfOtherUse(sentence) && namesPublicData(sentence.text);
  });
}

/** A link to the data, in a sentence that gives it out as the release's own. */
function isOffer({ text, links }: Sentence): boolean {
  if (links.some((link) => DATA_FILE.test(link.target))) return true;
  if (!links.some((link) => /^https?:/.test(link.target))) return false;
  return WE_RELEASE_DATA.test(text) || DATA_CAN_BE_HAD.test(text);
}

/** Names a public data set, and not only to compare with it. */
function namesPublicData(text: string): boolean {
  return [...text.matchAll(PUBLIC_DATASET)].some(
    (match) => !COMPARED.test(text.slice(Math.max(0, match.index - 60), match.index)),
  );
}

/** Said in the sentence itself, or by the part of the document that it stands in. */
function isSaidToTrain({ text, section }: Sentence): boolean {
  return (
    TRAINED.test(text) ||
    MADE_BY_FINETUNING.test(text) ||
    (section.some((title) => /^(?:\W|\d)*(?:model )?(?:pre-?)?training\b/i.test(title)) &&
      /^\W*(?:training )?data(?: ?sets?)?\b[^.]{0,20}:/i.test(text))
  );
}

function isTraining(sentence: Sentence): boolean {
  if (isOfOtherUse(sentence)) return false;
  const section = sentence.section.join(" / ");
  return (
    TRAINED.test(sentence.text) ||
    ((TRAINED.test(section) || DATA_SECTION.test(section)) && !NOT_DATA_SECTION.test(section))
  );
}

/** Data for something else than training this model; "trained on" says what it is for, whatever else the sentence tells. */
function isOfOtherUse({ text, section }: Sentence): boolean {
  const title = section.at(-1) ?? "";
  const isHowTo = /\bhow to\b|\bfine-?tun/i.test(title) && !/\b(?:pre-?)?training\b/i.test(title);
  if (!isHowTo && !NOT_TRAINING.test(text)) return false;
  return !TRAINED_ON.test(text) && !MADE_BY_FINETUNING.test(text);
}

/** A command fetches what it names; a comment in a snippet only mentions it. */
function isCommand(sentence: Sentence): boolean {
  return /\b(?:git (?:lfs )?clone|wget|curl|download|load_dataset)\b/.test(sentence.text);
}

function isAboutTrainingData(sentence: Sentence): boolean {
  if (sentence.kind === "code" || isOfOtherUse(sentence)) return false;
  const { text } = sentence;
  if (isSaidToTrain(sentence) && (DATA.test(text) || namesPublicData(text))) return true;
  const section = sentence.section.at(-1) ?? "";
  const heading = `${section} ${sentence.header}`;
  return (
    (DATA_SECTION.test(section) || /training data/i.test(heading)) &&
    !NOT_DATA_SECTION.test(section) &&
    DATA.test(sentence.text)
  );
}
