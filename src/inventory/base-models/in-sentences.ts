import type { Document } from "../documents.ts";
import type { Relation } from "../inventory.ts";
import type { Pointer } from "../pointers/pointer.ts";
import type { Sentence } from "../prose/prose.ts";
import type { FoundModel } from "./found-model.ts";

/** Words before a model's name that make it the one that this was made from, with what they say of how. */
const CUES: readonly (readonly [RegExp, Relation | undefined])[] = [
  [
    cue(String.raw`fine-?\s?tun(?:ed?|ing|es)(?: (?:version|variant)s?)? (?:of|from|on)`),
    "finetune",
  ],
  [
    cue(
      String.raw`(?:further|continue[ds]?|continual(?:ly)?) (?:pre-?)?train(?:ed|ing) (?:of|from|on)`,
    ),
    "finetune",
  ],
  [cue(String.raw`distill?(?:ed|ation) (?:of|from)`), "distilled"],
  [
    cue(
      String.raw`quanti[sz](?:ed|ation)s?(?: (?:version|variant|copy|cop(?:y|ies))s?)? (?:of|from|for)`,
    ),
    "quantized",
  ],
  [
    cue(
      String.raw`(?:gguf|gptq|awq|exl2|mlx)(?:[- ]format)?(?: (?:model )?(?:files?|versions?|weights))? (?:of|from|for)`,
    ),
    "quantized",
  ],
  [cue(String.raw`merged?s? (?:of|from|between)`), "merge"],
  [cue(String.raw`(?:adapters?|loras?) (?:for|of|on)`), "adapter"],
  [
    cue(
      String.raw`(?:based (?:up)?on|derived from|derivatives? of|built (?:up)?on|initiali[sz]ed (?:from|with))`,
    ),
    undefined,
  ],
];

/** A field of a card that names the model: the name stands right behind it. */
const FIELD =
  /\b(?:base|original|parent|source|fine-?tuned from) models?(?: \[optional\])?[\s:：|*]{0,8}(?:is|are)?\s{0,3}$/i;

/** Words before a cue that turn it round. */
const DENIED = /\b(?:not|never|unlike|no longer|rather than|instead of)\b[^,;]{0,40}$/i;

function cue(words: string): RegExp {
  return new RegExp(String.raw`\b${words}\b[^.]{0,60}$`, "i");
}

/** A model on a hub, written as a name in the text; without a digit in it, it may be any two words with a slash between. */
const PLAIN_NAME =
  /(?<![\w/.@:-])[A-Za-z0-9][\w.-]{0,95}\/(?=[\w.-]{0,95}\d)[A-Za-z0-9][\w.-]{0,95}(?![\w/])/g;

/** Characters before a name that are looked at: the cue, what may stand between, and what may turn it round. */
const MAX_BEFORE = 240;

/** Models that sentences say this was made from: those that they link to, and those that a text at the top names. */
export function inSentences(
  documents: readonly Document[],
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
): readonly FoundModel[] {
  const atTop = documents.filter(({ file }) => !file.path.includes("/"));
  const cards = new Set(
    atTop.filter(({ frontMatter }) => frontMatter).map(({ file }) => file.path),
  );
  const names = [
    ...pointers.flatMap(linked),
    ...atTop.flatMap(({ prose }) => prose.sentences.flatMap(named)),
  ];
  return names.flatMap((each) => {
    const { file } = each.evidence;
    const isTop = !file.includes("/");
    // In a text on a whole family, the "base model" is the one of its own that was only pretrained.
    const isOfOthers = cards.has(file) || !publishers.has(ownerOf(each.name));
    return found(each, isTop && isOfOthers);
  });
}

/** A name of a model in a sentence. */
interface NamedModel {
  readonly sentence: Sentence;
  /** Where the name begins in the sentence. */
  readonly at: number;
  readonly name: string;
  readonly evidence: FoundModel["evidence"];
}

function linked({ kind, target, sentence, evidence }: Pointer): readonly NamedModel[] {
  if (kind !== "hub-model") return [];
  const link = sentence.links.find((each) => each.target.includes(target));
  const at = link?.label ? sentence.text.indexOf(link.label) : -1;
  return at < 0 ? [] : [{ sentence, at, name: target, evidence }];
}

function named(sentence: Sentence): readonly NamedModel[] {
  if (sentence.kind === "code") return [];
  return [...sentence.text.matchAll(PLAIN_NAME)].map(({ 0: name, index: at }) => ({
    sentence,
    at,
    name: name.replace(/\.+$/, ""),
    evidence: sentence.evidence,
  }));
}

function found(
  { sentence, at, name, evidence }: NamedModel,
  mayBeField: boolean,
): readonly FoundModel[] {
  const before = sentence.text.slice(Math.max(0, at - MAX_BEFORE), at);
  const said = CUES.map(([pattern, relation]) => ({ match: pattern.exec(before), relation })).find(
    ({ match }) => match !== null && !DENIED.test(before.slice(0, match.index)),
  );
  const isField = mayBeField && FIELD.test(before) && !isComparison(sentence);
  if (said === undefined && !isField) return [];
  const relation = said?.relation ?? (/fine-?tuned from/i.test(before) ? "finetune" : undefined);
  return [{ name, writer: "person", ...(relation && { relation }), evidence }];
}

/** A row of a table with a column for each of several models. */
function isComparison({ kind, text }: Sentence): boolean {
  return kind === "table-row" && text.split("|").filter((cell) => cell.trim() !== "").length > 2;
}

function ownerOf(name: string): string {
  return (name.split("/")[0] ?? "").toLowerCase();
}
