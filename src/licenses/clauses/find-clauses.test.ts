import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import fc from "fast-check";
import { findClauses } from "./find-clauses.ts";

const BAN = "You must not use the model for military purposes.";

describe("the section is the number that the text writes", () => {
  const cases: readonly { what: string; text: string; section: string | undefined }[] = [
    { what: "no number", text: BAN, section: undefined },
    { what: "a number", text: `5. ${BAN}`, section: "5" },
    { what: "a number below a title", text: `3. Restrictions\n\n${BAN}`, section: "3" },
    { what: "a dotted number", text: `3.2. ${BAN}`, section: "3.2" },
    { what: "a number in bold", text: `**4.1 Limits.** ${BAN}`, section: "4.1" },
    { what: "an escaped number", text: `1\\. Grant\n\n2\\. ${BAN}`, section: "2" },
    { what: "a Markdown heading", text: `## 7. Use\n${BAN}`, section: "7" },
    { what: "a named section", text: `Section 2: Use\n\n2.3 Limits\n\n${BAN}`, section: "2.3" },
    { what: "a letter below a number", text: `1. Use\na. Fine.\nb. ${BAN}`, section: "1.b" },
    {
      what: "roman numbers below letters",
      text: `1. Use\n  a. Grant.\n  b. Limits.\n    i. Be fair.\n    ii. ${BAN}`,
      section: "1.b.ii",
    },
    {
      what: "the letter i after h, not the roman one",
      text: `1. Use\n${"abcdefgh"
        .split("")
        .map((c) => `${c}. Fine.\n`)
        .join("")}i. ${BAN}`,
      section: "1.i",
    },
    { what: "brackets", text: `4. Use\n(a) Fine.\n(b) ${BAN}`, section: "4.b" },
    { what: "a letter within a paragraph", text: `6. Fine. a. Good. b. ${BAN}`, section: "6.b" },
    {
      what: "a bullet before the letter",
      text: `2. Use\n - a. Fine.\n - b. ${BAN}`,
      section: "2.b",
    },
    { what: "numbers of two kinds", text: `2. Use\n\n1) Fine.\n\n2) ${BAN}`, section: "2.2" },
    { what: "the next number after a list", text: `1. Use\na. Fine.\n2. ${BAN}`, section: "2" },
    { what: "the next number after a dotted one", text: `1.1 Fine.\n2. ${BAN}`, section: "2" },
    {
      what: "an annex",
      text: `9. End.\n\nAttachment A\nUse Restrictions\n\n${BAN}`,
      section: "Attachment A",
    },
    {
      what: "grouping sections over running numbers",
      text: `Section I: One\n1. Fine.\nSection II: Two\n2. ${BAN}`,
      section: "2",
    },
    {
      what: "a reference that a wrapped line begins with",
      text: `3. As said in Section\n2.1 of this text, you must not use the model for military ends.`,
      section: "3",
    },
    {
      what: "a word that begins like a number",
      text: `3. You and any\nparty to it must not use the model for war and warfare.`,
      section: "3",
    },
  ];
  for (const { what, text, section } of cases) {
    it(what, () => {
      const found = findClauses(text).find((clause) => clause.kind === "field-of-use");
      assert.deepEqual(found && { section: found.section }, { section });
    });
  }
});

describe("a list is read after the words that introduce it", () => {
  const cases: readonly {
    what: string;
    text: string;
    line: number;
    quote: string;
    section?: string;
  }[] = [
    {
      what: "bullets",
      text: "You may not use the model:\n\n- in breach of law;\n- for military ends;\n- to harass people.",
      line: 4,
      quote: "for military ends;",
    },
    {
      what: "numbers",
      text: "You agree not to use it to:\n1. Break the law\n2. Spread disinformation",
      line: 3,
      quote: "Spread disinformation",
      section: "2",
    },
    {
      what: "indented lines without marks",
      text: "You must not use it:\n\n    on a boat;\n\n    for surveillance.",
      line: 5,
      quote: "for surveillance.",
    },
    {
      what: "wrapped items",
      text: "You shall not use it for any\nof the following:\n* to give people medical\n  advice at night",
      line: 3,
      quote: "to give people medical advice at night",
    },
  ];
  for (const { what, text, line, quote, ...section } of cases) {
    it(what, () => {
      assert.deepEqual(findClauses(text), [
        { kind: "field-of-use", line, text: quote, ...section },
      ]);
    });
  }

  it("a list of what is allowed forbids nothing", () => {
    assert.deepEqual(
      findClauses("You may use the model:\n- for military ends;\n- to train models."),
      [],
    );
  });

  it("a heading ends the list", () => {
    const text = "You must not:\n- waste power\n\n# Permissions\n\nMilitary use of outputs.";
    assert.deepEqual(findClauses(text), []);
  });
});

describe("the quotation", () => {
  it("starts at the sentence and squeezes white space", () => {
    const text = "Welcome. You must not\n   use the model\n   for warfare. Thank you.";
    assert.deepEqual(findClauses(text), [
      { kind: "field-of-use", line: 1, text: "You must not use the model for warfare." },
    ]);
  });

  it("starts shortly before the decisive words where these come late", () => {
    const grant = `We, ${"the people of this house, ".repeat(12)}`;
    const [clause] = findClauses(`${grant}\nlet you copy it, for noncommercial purposes only.`);
    assert.deepEqual(clause, {
      kind: "non-commercial",
      line: 2,
      text: "for noncommercial purposes only.",
    });
  });

  it("is at most 240 characters", () => {
    const [clause] = findClauses(
      `You must not use it for warfare${" or any such thing".repeat(40)}.`,
    );
    assert.equal(clause?.text.length, 240);
  });

  it("keeps markup and typography as written", () => {
    const [clause] = findClauses("> You **must not** use it for “warfare”.");
    assert.equal(clause?.text, "You **must not** use it for “warfare”.");
  });

  it("reads words with markup between them", () => {
    assert.deepEqual(
      findClauses("<p>You <b>must not</b>&nbsp;use it for <i>warfare</i>.</p>").map((c) => c.kind),
      ["field-of-use"],
    );
  });
});

describe("malformed input", () => {
  const cases: readonly { what: string; text: string }[] = [
    { what: "nothing", text: "" },
    { what: "white space", text: " \n\t\r\n\u3000" },
    { what: "a lone marker", text: "1." },
    { what: "an open comment", text: "<!-- <a <b" },
    { what: "5 MB without a space", text: "a".repeat(5_000_000) },
    { what: "5 MB of white space", text: " ".repeat(5_000_000) },
    { what: "500 kB of one word in one line", text: "must ".repeat(100_000) },
    { what: "400 kB of open comments", text: "<!--".repeat(100_000) },
    { what: "5,000 lists within lists", text: "- you must not:\n".repeat(5_000) },
    { what: "5,000 sections", text: "(a) b\n".repeat(5_000) },
  ];
  for (const { what, text } of cases) {
    it(`${what} holds no clause`, () => {
      assert.deepEqual(findClauses(text), []);
    });
  }

  it("a clause is found behind 100 kB of noise in one line", () => {
    const found = findClauses(`${"\u0000\ufffd{[(<".repeat(17_000)}. ${BAN}`);
    assert.deepEqual(
      found.map((clause) => clause.kind),
      ["field-of-use"],
    );
  });
});

test("whatever the text, the first 80 characters of a quotation stand in the lines it names", () => {
  const piece = fc.constantFrom(
    BAN,
    "You may not distribute\nthe model.",
    "1. ",
    "(b) ",
    "\n",
    "\n\n",
    "- ",
    "You must not:\n",
    "<b>",
    "**",
    "# Use\n",
    "for noncommercial purposes only; ",
    "\u201cNotice\u201d ",
    "   ",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 30 }),
      (pieces) => {
        const text = pieces.join("");
        const lines = text.split("\n");
        for (const clause of findClauses(text)) {
          const place = squeezed(lines.slice(clause.line - 1, clause.line + 5).join(" "));
          assert.ok(place.includes(squeezed(clause.text.slice(0, 80))), JSON.stringify(clause));
        }
      },
    ),
    { numRuns: 100 },
  );
});

function squeezed(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
