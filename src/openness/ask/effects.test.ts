import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSentences } from "../../licenses/clauses/sentences.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import { effectsOf } from "./clause-effects.ts";
import { readProfile } from "./read-profile.ts";
import { USES } from "./use.ts";

/** What a clause of these words makes of each use; `-` where it does not touch it. */
function answers(kind: ClauseKind, sentence: string, profile: string, rest = ""): string {
  const text = readSentences(`${sentence}\n\n${rest}\n`);
  const clause = { kind, section: "2", sentence, context: sentence, text };
  const effects = effectsOf(clause, readProfile(profile).profile);
  return USES.map((use) => effects[use]?.answer ?? "-").join(" ");
}

const all = (answer: string): string => USES.map(() => answer).join(" ");

const CAP = "If you have more than 5 million monthly active users, you must request a license.";
const BUSY =
  "If you use it commercially and have more than 5 million monthly active users, ask us.";
const INCOME = "No rights are granted if your annual revenue is 2 million euros or more.";
const MONTHLY = "No rights are granted if your monthly revenue exceeds $3 million.";
const DISPLAY =
  'If a commercial product has more than 5 million monthly active users, you must prominently display "Larch".';
const PLACES = "The rights are not granted to companies in the European Union or Japan.";
const TERRITORY = "You must not use the model outside the Territory.";
const MEANS = '"Territory" means the world, excluding the United Kingdom.';
const AT_HOME = "You may use the model in Canada only.";

describe("a clause and a profile", () => {
  const cases: readonly {
    what: string;
    kind: ClauseKind;
    sentence: string;
    rest?: string;
    profile: string;
    is: string;
  }[] = [
    {
      what: "as many users as allowed",
      kind: "user-cap",
      sentence: CAP,
      profile: "monthly-users: 5000000",
      is: all("yes"),
    },
    {
      what: "one user more",
      kind: "user-cap",
      sentence: CAP,
      profile: "monthly-users: 5000001",
      is: all("no"),
    },
    { what: "unknown users", kind: "user-cap", sentence: CAP, profile: "", is: all("unclear") },
    {
      what: "users at the release, where these count",
      kind: "user-cap",
      sentence: `On the release date: ${CAP}`,
      profile: "monthly-users: 9M\nmonthly-users-at-release: 1M",
      is: all("yes"),
    },
    {
      what: "a cap on commercial use, for research",
      kind: "user-cap",
      sentence: BUSY,
      profile: "purpose: research\nmonthly-users: 9M",
      is: "yes yes yes yes yes no",
    },
    {
      what: "revenue at the amount that counts",
      kind: "revenue-cap",
      sentence: INCOME,
      profile: "annual-revenue: 2M EUR",
      is: all("no"),
    },
    {
      what: "revenue below it",
      kind: "revenue-cap",
      sentence: INCOME,
      profile: "annual-revenue: 1999999 EUR",
      is: all("yes"),
    },
    {
      what: "revenue in another currency",
      kind: "revenue-cap",
      sentence: INCOME,
      profile: "annual-revenue: 1 USD",
      is: all("unclear"),
    },
    {
      what: "a year that brings no more than the month may",
      kind: "revenue-cap",
      sentence: MONTHLY,
      profile: "annual-revenue: 3M USD",
      is: all("yes"),
    },
    {
      what: "a year that says nothing of its months",
      kind: "revenue-cap",
      sentence: MONTHLY,
      profile: "annual-revenue: 30M USD",
      is: all("unclear"),
    },
    {
      what: "a month that is enough for the year",
      kind: "revenue-cap",
      sentence: INCOME,
      profile: "monthly-revenue: 2M EUR",
      is: all("no"),
    },
    {
      what: "numbers that are not understood",
      kind: "user-cap",
      sentence: "If you have very many users, ask us.",
      profile: "monthly-users: 5",
      is: all("unclear"),
    },
    {
      what: "a name to show from a size on, below it",
      kind: "branding-display",
      sentence: DISPLAY,
      profile: "purpose: commercial\nmonthly-users: 5M",
      is: "- yes - - yes yes",
    },
    {
      what: "the same above it",
      kind: "branding-display",
      sentence: DISPLAY,
      profile: "purpose: commercial\nmonthly-users: 5000001",
      is: "- yes-if - - yes-if yes-if",
    },
    {
      what: "the same for research",
      kind: "branding-display",
      sentence: DISPLAY,
      profile: "purpose: research\nmonthly-users: 9M",
      is: "- yes - - yes yes-if",
    },
    {
      what: "a country that is left out",
      kind: "territory",
      sentence: PLACES,
      profile: "country: FR",
      is: all("no"),
    },
    {
      what: "another that is named",
      kind: "territory",
      sentence: PLACES,
      profile: "country: Japan",
      is: all("no"),
    },
    {
      what: "a country that is not named",
      kind: "territory",
      sentence: PLACES,
      profile: "country: GB",
      is: all("yes"),
    },
    { what: "no country", kind: "territory", sentence: PLACES, profile: "", is: all("unclear") },
    {
      what: "a territory that is defined elsewhere",
      kind: "territory",
      sentence: TERRITORY,
      rest: MEANS,
      profile: "country: UK",
      is: all("no"),
    },
    {
      what: "inside of it",
      kind: "territory",
      sentence: TERRITORY,
      rest: MEANS,
      profile: "country: DE",
      is: all("yes"),
    },
    {
      what: "a territory that is not defined",
      kind: "territory",
      sentence: TERRITORY,
      profile: "country: DE",
      is: all("unclear"),
    },
    {
      what: "the only country",
      kind: "territory",
      sentence: AT_HOME,
      profile: "country: CA",
      is: all("yes"),
    },
    {
      what: "not the only country",
      kind: "territory",
      sentence: AT_HOME,
      profile: "country: US",
      is: all("no"),
    },
    {
      what: "non-commercial terms for a company",
      kind: "non-commercial",
      sentence: "Only for non-commercial use.",
      profile: "purpose: commercial",
      is: all("no"),
    },
    {
      what: "non-commercial terms at home",
      kind: "non-commercial",
      sentence: "Only for non-commercial use.",
      profile: "purpose: personal",
      is: "yes-if yes-if yes-if yes-if yes-if no",
    },
    {
      what: "non-commercial terms and no purpose",
      kind: "non-commercial",
      sentence: "Only for non-commercial use.",
      profile: "",
      is: "unclear unclear unclear unclear unclear no",
    },
    {
      what: "research terms at home",
      kind: "research-only",
      sentence: "Only for research.",
      profile: "purpose: personal",
      is: all("no"),
    },
    {
      what: "research terms that name personal use",
      kind: "research-only",
      sentence: "Only for research and personal use.",
      profile: "purpose: personal",
      is: "yes-if yes-if yes-if yes-if yes-if no",
    },
    {
      what: "a ban on training",
      kind: "output-training-ban",
      sentence: "Do not train other models with the output.",
      profile: "",
      is: "- - - no - -",
    },
    {
      what: "a ban on competing models",
      kind: "output-training-ban",
      sentence: "Do not train competing models with the output.",
      profile: "",
      is: "- - - yes-if - -",
    },
    {
      what: "a ban on hosting",
      kind: "hosting-ban",
      sentence: "Do not host it.",
      profile: "",
      is: "- no - - - -",
    },
    {
      what: "a ban on copies",
      kind: "no-distribution",
      sentence: "Do not hand out copies.",
      profile: "",
      is: "- - - - no no",
    },
    {
      what: "a ban on changed copies",
      kind: "no-distribution",
      sentence: "Do not share modified copies.",
      profile: "",
      is: "- - yes-if - yes-if yes-if",
    },
    {
      what: "a field that a policy forbids",
      kind: "field-of-use",
      sentence: "You must not use it for weather reports.",
      profile: "fields: [weather]",
      is: all("no"),
    },
    {
      what: "a field that no policy names",
      kind: "field-of-use",
      sentence: "You must not use it for weather reports.",
      profile: "fields: [cooking]",
      is: all("yes-if"),
    },
    {
      what: "agreement before commercial use, at home",
      kind: "licensor-approval",
      sentence: "Commercial use needs our permission.",
      profile: "purpose: personal",
      is: "- - - - - yes-if",
    },
    {
      what: "limits that flow down",
      kind: "flow-down",
      sentence: "Pass these limits on.",
      profile: "",
      is: "- - - - yes-if yes-if",
    },
    {
      what: "limits that reach models trained with outputs",
      kind: "flow-down",
      sentence: "Pass these limits on.",
      rest: '"Derivatives" means all models made from it, also by distillation.',
      profile: "",
      is: "- - - yes-if yes-if yes-if",
    },
    {
      what: "an end for those who sue",
      kind: "termination-on-litigation",
      sentence: "It ends if you sue.",
      profile: "",
      is: "- - - - - -",
    },
  ];
  for (const { what, kind, sentence, rest, profile, is } of cases) {
    it(what, () => {
      assert.equal(answers(kind, sentence, profile, rest), is);
    });
  }

  it("names the words to show", () => {
    const clause = { kind: "branding-display" as const, sentence: DISPLAY, context: DISPLAY };
    const { profile } = readProfile("purpose: commercial\nmonthly-users: 9M");
    assert.deepEqual(effectsOf(clause, profile).ship?.duty?.words, ["Larch"]);
  });

  const quoted: readonly { what: string; text: string; is: readonly string[] }[] = [
    {
      what: "with a full stop inside",
      text: 'Show "Larch Ltd. All rights kept" there.',
      is: ["Larch Ltd. All rights kept"],
    },
    {
      what: "after a colon",
      text: 'Show the following statement:\n\n"Made of larch".',
      is: ["Made of larch"],
    },
    {
      what: "over several sentences",
      text: 'Show this: "Larch. It grows. It is green."',
      is: ["Larch. It grows. It is green."],
    },
    {
      what: "with a word in quotes before",
      text: 'Keep a "Notice" file that says "Made of larch".',
      is: ["Made of larch"],
    },
    { what: "in a later sentence", text: 'Show the name. Others say "Larch".', is: [] },
  ];
  for (const { what, text, is } of quoted) {
    it(`names the words to show: ${what}`, () => {
      const read = readSentences(`${text}\n`);
      const sentence = read.sentences[0]?.words ?? "";
      const clause = { kind: "notice-file" as const, sentence, context: sentence, text: read };
      assert.deepEqual(effectsOf(clause, readProfile("").profile).ship?.duty?.words ?? [], is);
    });
  }
});
