import type { LicenseMention } from "../license.ts";

/** Words that put something under a license. */
const GRANTS =
  /\blicen[sc](?:ed?|ing)\b|\breleased\b|\bdistribut(?:ed|ion)\b|\bavailable\b|\bprovided\b|\bgoverned\b|\bcovered\b|\bsubject to\b|\bunder\b|\bfollows?\b|\badher(?:es?|ing)\b|\bcompl(?:y|ies)\b|\buses?\b|\bpublished\b|\bopen[- ]?sourced?\b|\bcomes? with\b|\bagree(?:d|ing)?\b|\baccept(?:ed|ing)?\b|\bmade\b|\bbound\b|\b(?:lizenziert|veröffentlicht|unter|sous|bajo|sotto|sob|lizenz|licencia|licença|licenza|licentie)\b|лиценз|\blicense\s*[:=|-]|遵循|采用|采取|使用|基于.{0,12}(?:协议|许可)|依据|根据|按照|遵守|发布|开源|授权|许可|ライセンス|라이선스/iu;
const NEGATIONS =
  /\b(?:not|never|no longer|isn't|aren't|wasn't|won't|instead of|rather than|other than|neither|nor)\b|不是|不再|并非|未采用|而非/iu;
const COMPARISONS =
  /\b(?:unlike|similar to|similarly to|compared (?:to|with)|in contrast to|as opposed to|such as|like|compatible with|incompatible with|inspired by|based on|derived from|formerly|previously|used to be|was once|differs? from|e\.g\.|for example|equivalent to)\b|类似|相比|不同于|例如|兼容/iu;
const OTHER_PROJECTS =
  /\b(?:third[- ]party|other projects?|dependenc(?:y|ies)|includes? (?:code|software)|borrowed from|adapted from|competitors?|other (?:open[- ]source )?models?)\b/i;
/** A phrase with hardly anything but the name states it, as a heading, a badge or a field does. */
const BARE_PHRASE = 48;

/** Whether a sentence puts something under the license it names, or only speaks of it. */
export function mentionRole(sentence: string, start: number, end: number): LicenseMention["role"] {
  const before = clauseBefore(sentence.slice(0, start));
  const after = sentence.slice(end, end + 80);
  if (NEGATIONS.test(before) && !/\bnot only\b/i.test(before)) return "mention";
  if (COMPARISONS.test(before.slice(-60)) || OTHER_PROJECTS.test(before)) return "mention";
  if (/^\s*(?:is|are|was|were)?\s*(?:not|never)\b|^[\s)*_`"']*(?:不适用|不再)/i.test(after))
    return "mention";
  if (GRANTS.test(before)) return "grant";
  if (/^[\s\]()*_`"',]*(?:licen[sc]ed?|applies|covers|governs|许可|协议|授权)/iu.test(after))
    return "grant";
  const rest = sentence.slice(0, start) + sentence.slice(end);
  return rest.replace(/[\s\p{P}]+/gu, " ").trim().length <= BARE_PHRASE && !/[.!?]\s/.test(rest)
    ? "grant"
    : "mention";
}

/** The part of the sentence that speaks of the name: after the last full stop, semicolon or contrast. */
function clauseBefore(text: string): string {
  const cut = Math.max(
    ...[
      "; ",
      ". ",
      ".\n",
      "! ",
      "? ",
      ", but ",
      " but ",
      " whereas ",
      " while ",
      "。",
      "；",
      "，但",
    ].map((mark) => text.lastIndexOf(mark)),
  );
  return cut < 0 ? text : text.slice(cut + 1);
}
