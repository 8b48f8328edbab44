import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareLicenseTexts } from "./compare-license-texts.ts";
import type { Passage, TextComparison } from "./comparison.ts";

const GRANT = "You may copy the model and give it to others.";
const CAP = "Anyone with more than 10,000 monthly active users must ask us first.";
const WAR = "You must not use the model for military purposes.";
const END = "This grant ends when you break it.";

function words(passage: Passage): string {
  return passage.text.replace(/\s+/g, " ");
}

function hunksOf({ hunks }: TextComparison): readonly string[] {
  return hunks.map(
    ({ kind, before, after }) =>
      `${kind} ${before.startLine}:${after.startLine} ${words(before)}|${words(after)}`,
  );
}

describe("hunks", () => {
  const cases: readonly {
    what: string;
    before: string;
    after: string;
    hunks: readonly string[];
  }[] = [
    { what: "two empty texts", before: "", after: "", hunks: [] },
    { what: "the same text", before: GRANT, after: GRANT, hunks: [] },
    {
      what: "a text out of nothing",
      before: "",
      after: END,
      hunks: [`added 1:1 |${END.slice(0, -1)}`],
    },
    { what: "nothing left", before: END, after: "", hunks: [`removed 1:1 ${END.slice(0, -1)}|`] },
    {
      what: "a sentence put in",
      before: `${GRANT}\n${END}`,
      after: `${GRANT}\n${CAP}\n${END}`,
      hunks: [`added 1:2 |${CAP.slice(0, -1)}`],
    },
    {
      what: "a sentence that begins as the next does",
      before: `${GRANT}\nYou must keep this notice.`,
      after: `${GRANT}\nYou must pay us.\nYou must keep this notice.`,
      hunks: ["added 1:2 |You must pay us"],
    },
    {
      what: "a sentence taken out",
      before: `${GRANT}\n${WAR}\n${END}`,
      after: `${GRANT}\n${END}`,
      hunks: [`removed 2:1 ${WAR.slice(0, -1)}|`],
    },
    {
      what: "a number",
      before: CAP,
      after: CAP.replace("monthly", "daily"),
      hunks: ["changed 1:1 monthly|daily"],
    },
    {
      what: "a rewritten passage, with its chance words",
      before: `${GRANT} Each copy must carry the name of the house in large letters. ${END}`,
      after: `${GRANT} Whoever sells the work pays one half of all income to its makers. ${END}`,
      hunks: [
        "changed 1:1 Each copy must carry the name of the house in large letters|Whoever sells the work pays one half of all income to its makers",
      ],
    },
  ];
  for (const { what, before, after, hunks } of cases) {
    it(`show ${what}`, () => {
      assert.deepEqual(hunksOf(compareLicenseTexts(before, after)), hunks);
    });
  }

  it("are minor where only an article came or went", () => {
    const { hunks } = compareLicenseTexts(
      `${GRANT} ${CAP}`,
      `${GRANT.replace("the model", "model")} ${CAP.replace("ask us", "ask")}`,
    );
    assert.deepEqual(
      hunks.map(({ isMinor, before }) => [isMinor, before.text]),
      [
        [true, "the"],
        [false, "us"],
      ],
    );
  });
});

describe("what does not count is counted", () => {
  const none = { letterCase: 0, spelling: 0, punctuation: 0, whiteSpace: 0, skippable: 0 };
  const cases = [
    { what: "letter case", after: GRANT.toUpperCase(), free: { letterCase: 9 } },
    { what: "line ends", after: GRANT.replaceAll(" ", "\n"), free: { whiteSpace: 9 } },
    {
      what: "punctuation",
      after: GRANT.replace("copy the", "copy (the"),
      free: { punctuation: 1 },
    },
    {
      what: "a copyright line",
      after: GRANT.replace("model ", "model\nCopyright 2024 Some House\n"),
      free: { skippable: 1 },
    },
  ];
  for (const { what, after, free } of cases) {
    it(what, () => {
      const compared = compareLicenseTexts(GRANT, after);
      assert.deepEqual(
        { hunks: compared.hunks, free: compared.free },
        {
          hunks: [],
          free: { ...none, ...(what === "letter case" ? { letterCase: 10 } : free) },
        },
      );
    });
  }

  it("another spelling of a word", () => {
    const { hunks, free } = compareLicenseTexts(
      "the licence of the programme",
      "the license of the program",
    );
    assert.deepEqual({ hunks, spelling: free.spelling }, { hunks: [], spelling: 2 });
  });
});

describe("sections", () => {
  const version = (...sections: readonly string[]): string =>
    sections.map((words, at) => `${at + 1}. ${words}`).join("\n\n");
  const cases: readonly {
    what: string;
    before: string;
    after: string;
    sections: readonly string[];
  }[] = [
    {
      what: "stay as they are",
      before: version(GRANT, END),
      after: version(GRANT, END),
      sections: ["same 1>1", "same 2>2"],
    },
    {
      what: "are put in, and those after them get another number",
      before: version(GRANT, END),
      after: version(GRANT, WAR, END),
      sections: ["same 1>1", "added >2 field-of-use:added", "moved 2>3"],
    },
    {
      what: "are taken out",
      before: version(GRANT, WAR, END),
      after: version(GRANT, END),
      sections: ["same 1>1", "removed 2> field-of-use:removed", "moved 3>2"],
    },
    {
      what: "change, with the clauses in them",
      before: version(GRANT, CAP, END),
      after: version(GRANT, CAP.replace("monthly", "daily"), END),
      sections: ["same 1>1", "changed 2>2 user-cap:changed", "same 3>3"],
    },
    {
      what: "keep a clause when other words change",
      before: version(GRANT, `${WAR} ${END}`),
      after: version(GRANT, `${WAR} ${END.replace("break it", "stop using it")}`),
      sections: ["same 1>1", "changed 2>2 field-of-use:same"],
    },
    {
      what: "change places",
      before: version(GRANT, WAR, CAP, END),
      after: version(GRANT, CAP, WAR, END),
      sections: ["same 1>1", "moved 3>2 user-cap:same", "moved 2>3 field-of-use:same", "same 4>4"],
    },
    {
      what: "are paragraphs where nothing is numbered, however these break",
      before: `${GRANT}\n\n${WAR}\n\n${END}`,
      after: `${GRANT}\n${WAR}\n\n${END}`,
      sections: ["same > field-of-use:same", "same >"],
    },
  ];
  for (const { what, before, after, sections } of cases) {
    it(what, () => {
      const shown = compareLicenseTexts(before, after).sections.map(
        ({ status, before: one, after: other, clauses }) =>
          [
            `${status} ${one?.section ?? ""}>${other?.section ?? ""}`,
            ...clauses.map(({ kind, status: became }) => `${kind}:${became}`),
          ].join(" "),
      );
      assert.deepEqual(shown, sections);
    });
  }

  it("have titles and lines", () => {
    const text = `1. Grant of Rights. ${GRANT}\n\n2. ${WAR}`;
    assert.deepEqual(
      compareLicenseTexts(text, text).sections.map(({ after }) => after),
      [
        { section: "1", title: "Grant of Rights", start: 3, end: 64, startLine: 1, endLine: 1 },
        { section: "2", title: WAR.slice(0, -1), start: 70, end: 118, startLine: 3, endLine: 3 },
      ],
    );
  });
});

describe("whatever was edited", () => {
  const word = fc.constantFrom("you", "may", "not", "use", "the", "model", "for", "war", "peace");
  const text = fc.array(word, { maxLength: 60 });
  const edit = fc.record({
    at: fc.nat(60),
    remove: fc.nat(5),
    put: fc.array(word, { maxLength: 5 }),
  });

  it("the hunks turn the first text into the second", () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (words, edits) => {
        const edited = [...words];
        for (const { at, remove, put } of edits) edited.splice(at, remove, ...put);
        const before = words.join(" ");
        const after = edited.join(" ");
        assert.deepEqual(replay(before, compareLicenseTexts(before, after)), edited);
      }),
    );
  });

  it("nothing throws and no place lies outside of its text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 80 }),
        fc.string({ unit: "binary", maxLength: 80 }),
        (before, after) => {
          for (const hunk of compareLicenseTexts(before, after).hunks) {
            assert.equal(before.slice(hunk.before.start, hunk.before.end), hunk.before.text);
            assert.equal(after.slice(hunk.after.start, hunk.after.end), hunk.after.text);
          }
        },
      ),
    );
  });
});

/** The words of the second text, from the first one and the hunks alone. */
function replay(before: string, { hunks }: TextComparison): readonly string[] {
  let text = "";
  let at = 0;
  for (const hunk of hunks) {
    text += `${before.slice(at, hunk.before.start)} ${hunk.after.text} `;
    at = hunk.before.end;
  }
  return (text + before.slice(at)).split(" ").filter((word) => word !== "");
}
