import type { ClauseRule } from "./clause-rule.ts";
import {
  firstMatch,
  MUST_NOT,
  oneOf,
  phrase,
  prohibitedWithin,
  holds,
  type Phrase,
} from "./wording.ts";

const SERVICE = String.raw`\b(?:hosted (?:or managed|and managed|service|solution|offering|basis|use)|hosting (?:service|use)|host (?:it|them|the \w+|any \w+)|managed service|cloud service|service bureau|time-?sharing|software[- ]as[- ]a[- ]service|(?:model|inference)[- ]as[- ]a[- ]service|as[- ]a[- ]service|SaaS|via (?:your|an?|any) APIs?|through (?:your|an?|any) (?:API|application programming interface)s?)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(oneOf(MUST_NOT), prohibitedWithin(700), SERVICE),
  phrase(
    SERVICE,
    "[^.;]{0,80}?",
    String.raw`\b(?:(?:is|are) (?:\w+ )?(?:prohibited|forbidden|excluded)|(?:is|are) not (?:permitted|allowed|licensed|granted)|requires? (?:a|an|prior|separate))`,
  ),
];

const UNLESS =
  /\bnot (?:be )?(?:deemed|considered|limited to)|\bother than through a hosted|\bliab|\bwarrant/i;

/** Is it forbidden to offer the work to others as a hosted service? */
export const hostingBan: ClauseRule = {
  kind: "hosting-ban",
  asks: "Is it forbidden to offer the work to others as a hosted service?",
  because: "Clouds, platforms and even an API for customers are outside such a license.",
  needs: [
    "host",
    "managed",
    "cloud",
    "bureau",
    "sharing",
    "as a service",
    "as-a-service",
    "as-a service",
    "saas",
    "api",
    "application programming",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
