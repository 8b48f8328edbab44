import type { Document } from "../documents.ts";
import { evidenceOf, type Evidence } from "../evidence.ts";
import type { Access, Summary } from "../inventory.ts";
import type { Pointer } from "../pointers/pointer.ts";
import { ownerOf } from "../pointers/pointer.ts";
import type { Sentence } from "../prose/prose.ts";
import type { Sighting } from "../component.ts";
import { valuesOf } from "../front-matter-entries.ts";

/** How somebody gets at the weights, with the places that say so. */
export interface WeightsAccess {
  readonly summary: Summary["weights"];
  readonly access: Access;
  readonly evidence: readonly Evidence[];
}

const ABOUT_WEIGHTS = /\b(?:weights?|checkpoints?|models?|download|access)\b|权重|模型/i;

/** Somebody decides who gets the weights. */
const GATE =
  /\brequests? (?:is|are|has been|have been|gets?|will be) (?:approved|granted|reviewed)|\brequires? (?:\w+ )?approval\b|\bgated (?:model|repo(?:sitory)?|access|release)\b|\b(?:our|these|all) gated (?:models|repos|repositories|releases)\b|\b(?:is|are) gated\b|\bmanual(?:ly)? approv|\baccept the licen[cs]e\b|\b(?:apply|application|request) (?:for|to) (?:access|download)|\brequest(?:ing)? access\b|\b(?:fill (?:in|out)|submit|complete) (?:the|this|a|our) [^.]{0,40}\bform\b[^.]{0,80}\b(?:download|access|weights|checkpoints)|\bagree to (?:share|the terms)[^.]{0,60}\baccess\b|申请(?:下载|访问|权限)/i;
/** A gate to something else than the model that is released here. */
const GATE_OF_OTHERS =
  /\b(?:larger|bigger|newer|next|upcoming|unreleased|hosted|commercial|enterprise|paid|beta) (?:\w+ )?(?:versions?|models?|variants?)\b|\b(?:api|playground|waitlist|demo)\b/i;
/** Forms that somebody reads before anything is sent. */
const FORM =
  /^https?:\/\/(?:docs\.google\.com\/forms|forms\.gle|forms\.office\.com|[\w.-]*(?:typeform|mikecrm|wjx|jinshuju|surveymonkey|airtable)\.[a-z]+|[\w.-]*feishu\.cn\/share\/base\/form)\b/i;
const HAND_OUT =
  /\b(?:download|obtain|get|access|request)\b[^.]{0,80}\b(?:weights?|checkpoints?|models?)\b|\b(?:weights?|checkpoints?|models?)\b[^.]{0,60}\b(?:download|access|request)/i;
const PROMISE =
  /\b(?:weights|checkpoints?|models?)\b[^.]{0,60}\b(?:will be|to be|are going to be) (?:soon )?(?:\w+ )?(?:released|available|published|open-?sourced|uploaded|provided)|\b(?:weights|checkpoints?|models?)\b[^.]{0,40}\bcoming soon\b|\bwill (?:soon )?(?:release|publish|open-?source|upload)\b[^.]{0,60}\b(?:weights|checkpoints?|models?)\b/i;
const FOLLOWING_WEIGHTS = /\bfollowing (?:\w+ )?(?:checkpoints?|weights)\b/i;
const TORRENT = /\b(?:torrent|magnet link)\b/i;
const WEIGHTS_SENTENCE = /\b(?:weights?|checkpoints?|pre-?trained|models?)\b|权重|模型/i;
const PRETRAINED_CALL = /\.(?:get_pretrained|from_pretrained)\(\s*["'][\w./-]+["']/;

/** Weighs files, pointers and sentences: a gate beats a link, a link beats a promise. */
export function weightsAccess(
  documents: readonly Document[],
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
  sightings: readonly Sighting[],
  hasTrainingCode: boolean,
  listing: "complete" | "partial",
): WeightsAccess {
  const sentences = documents.flatMap((document) => document.prose.sentences);
  const hub = pointers.filter(
    (pointer) => pointer.kind === "hub-model" && publishers.has(ownerOf(pointer)),
  );
  const gates = findGates(documents, hub);
  const here = sightings.filter((s) => s.component === "weights.final" && s.status === "present");
  if (here.length > 0) return answer("present", gates, evidenceOf(here));
  if (gates.length > 0) return answer("gated", gates, gates);
  const direct = [
    ...pointers.filter(isDirect).map((pointer) => pointer.evidence),
    ...sentences
      .filter((s) => TORRENT.test(s.text) && ABOUT_WEIGHTS.test(s.text))
      .map((s) => s.evidence),
    ...sentences.filter((s) => FOLLOWING_WEIGHTS.test(s.text)).map((s) => s.evidence),
  ];
  if (direct.length > 0) return answer("direct-download", gates, direct);
  if (hub.length > 0) return answer("hub-pointer", gates, evidenceOf(hub));
  const accounts = pointers.filter(
    (pointer) => pointer.kind === "hub-account" && ABOUT_WEIGHTS.test(pointer.sentence.text),
  );
  if (accounts.length > 0) return answer("hub-pointer", gates, evidenceOf(accounts));
  const promises = sentences
    .filter((s) => s.kind !== "code" && PROMISE.test(s.text))
    .map((s) => s.evidence);
  if (promises.length > 0) return answer("promised", gates, promises);
  const calls = sentences.filter((s) => PRETRAINED_CALL.test(s.text)).map((s) => s.evidence);
  const pointed = evidenceOf(sightings.filter((s) => s.component === "weights.final"));
  if (calls.length + pointed.length > 0)
    return answer("hub-pointer", gates, [...pointed, ...calls]);
  const isRecipe = listing === "complete" && hasTrainingCode;
  return answer(isRecipe ? "recipe-only" : "unknown", gates, []);
}

/**
 * Places that say somebody decides who gets the weights. A gate whose paragraph links to models is theirs alone:
 * where other models of the release are linked elsewhere, their weights can be had and the release is not gated.
 */
function findGates(documents: readonly Document[], hub: readonly Pointer[]): readonly Evidence[] {
  const general: Evidence[] = documents.flatMap(gateKeys);
  const ofSome: Evidence[] = [];
  const gated = new Set<string>();
  for (const document of documents) {
    const { sentences } = document.prose;
    for (const gate of sentences.filter(isGate)) {
      const models = hub.filter(
        ({ sentence, evidence }) =>
          sentence.block === gate.block && evidence.file === document.file.path,
      );
      (models.length > 0 ? ofSome : general).push(gate.evidence);
      for (const model of models) gated.add(model.target);
    }
  }
  const isEveryGated = hub.every((pointer) => gated.has(pointer.target));
  return isEveryGated ? [...general, ...ofSome] : general;
}

function answer(
  summary: Summary["weights"],
  gates: readonly Evidence[],
  evidence: readonly Evidence[],
): WeightsAccess {
  const gate = gates.length > 0 ? "approval" : summary === "present" ? "none" : "unknown";
  return { summary, access: { gate, evidence: gates.slice(0, 4) }, evidence: evidence.slice(0, 4) };
}

function isGate(sentence: Sentence): boolean {
  if (sentence.kind === "code") return false;
  const isForm =
    sentence.links.some((link) => FORM.test(link.target)) && HAND_OUT.test(sentence.text);
  if (!isForm && !GATE.test(sentence.text)) return false;
  if (GATE_OF_OTHERS.test(sentence.text)) return false;
  return (
    ABOUT_WEIGHTS.test(sentence.text) || sentence.section.some((title) => ABOUT_WEIGHTS.test(title))
  );
}

/** Hub cards ask for a form by these keys. */
function gateKeys(document: Document): readonly Evidence[] {
  return ["extra_gated_prompt", "extra_gated_heading", "extra_gated_button_content"].flatMap(
    (key) => valuesOf(document.frontMatter, key).map((entry) => entry.evidence),
  );
}

function isDirect(pointer: Pointer): boolean {
  if (pointer.kind === "torrent") return true;
  if (pointer.kind !== "download" || /\bdata ?sets?\b/i.test(pointer.sentence.text)) return false;
  const section = pointer.sentence.section.join(" ");
  return (
    WEIGHTS_SENTENCE.test(pointer.sentence.text) ||
    WEIGHTS_SENTENCE.test(section) ||
    WEIGHTS_SENTENCE.test(pointer.sentence.header) ||
    /(?:weights?|ckpt|checkpoint|model)|\.(?:pth|pt|ckpt|safetensors|gguf|ggml|onnx)$/i.test(
      pointer.target,
    )
  );
}
