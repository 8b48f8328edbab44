import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, oneOf, phrase, within, holds, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    oneOf(MUST),
    within(400),
    String.raw`\b(?:(?:prominently|conspicuously) (?:and \w+ )?(?:display(?:ed)?|shown?|featured?|mention(?:ed)?|indicated?|included?|acknowledged?|present(?:ed)?)|(?:clearly|visibly) (?:and \w+ )?(?:display(?:ed)?|shown?))\b(?! (?:this|a copy of|the following) (?:licen[sc]e|agreement|notice))`,
  ),
  phrase(
    // An item of a list of duties, also of one within a sentence: "(v) prominently display".
    String.raw`(?:^|: |[:;,] (?:and |or )?\(?(?:[ivx]{1,4}|[a-z]|\d)\) )(?:prominently|conspicuously) (?:display|show|feature|include)\b`,
  ),
  phrase(
    oneOf(MUST),
    within(300),
    String.raw`\b(?:display|show|include|use|state|add|feature)\b[^.;]{0,60}?"(?:(?:built|powered|made|created|developed|improved|trained|generated|designed|enhanced)\b)[^.;"]{0,20}?\b(?:with|by|on|using|from)\b`,
  ),
  phrase(
    oneOf(MUST),
    within(160),
    String.raw`\b(?:display|show)\b[^.;]{0,80}?\b(?:logo|brand|name of the model|model name|attribution)\b`,
  ),
  phrase(
    oneOf(MUST),
    within(200),
    String.raw`\b(?:public (?:communication|statement|announcement)s?|advertis(?:ing|ement)s?|marketing materials?|product documentation|user interface)\b[^.;]{0,120}?\b(?:statement|phrase|acknowledg\w+|attribution|"[^"]{3,60}")`,
  ),
  phrase(
    String.raw`\badvertising materials\b[^.;]{0,80}?`,
    MUST,
    String.raw`[^.;]{0,20}?\bdisplay\b`,
  ),
];

/** Notices of copyright, changes and warranty are what every open license asks. */
const UNLESS =
  /\b(?:copyright notices?|appropriate legal notices?|no warranty|announcement including|prominent(?:ly)? (?:visible|notices? stating|mark(?:ed)?)|privacy|modified (?:the|these|those) files)\b(?![^]{0,400}"(?:built|powered) )/i;

/** Must a product show the licensor's name or a given phrase? */
export const brandingDisplay: ClauseRule = {
  kind: "branding-display",
  asks: "Must a product show the licensor's name or a given phrase?",
  because:
    "The name goes on the website or screen of everyone who ships the model, and into the brand rules that come with it.",
  needs: [
    "display",
    "show",
    "feature",
    "mention",
    "include",
    "acknowledg",
    "present",
    "use",
    "state",
    "add",
    "public",
    "advertis",
    "indicate",
    "marketing",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
