import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readProse, type Sentence } from "./prose.ts";

function sentencesOf(text: string): readonly Sentence[] {
  return readProse({ path: "README.md", text, encoding: "utf-8" }).sentences;
}

/** Kind, line and words, as a table can show them. */
function shape(text: string): readonly string[] {
  return sentencesOf(text).map(
    ({ kind, evidence, text: words }) => `${evidence.line} ${kind}: ${words}`,
  );
}

describe("what is a sentence", () => {
  const table: readonly {
    readonly what: string;
    readonly text: string;
    readonly is: readonly string[];
  }[] = [
    {
      what: "two sentences of a paragraph",
      text: "One is here. Two is there.",
      is: ["1 paragraph: One is here.", "1 paragraph: Two is there."],
    },
    {
      what: "a sentence over two lines",
      text: "The weights are\nunder MIT.",
      is: ["1 paragraph: The weights are under MIT."],
    },
    {
      what: "an abbreviation",
      text: "Models, e.g. Foo, are here.",
      is: ["1 paragraph: Models, e.g. Foo, are here."],
    },
    {
      what: "a version number",
      text: "Apache 2.0 is used. Yes.",
      is: ["1 paragraph: Apache 2.0 is used.", "1 paragraph: Yes."],
    },
    {
      what: "a numbered heading",
      text: "## 7. License\n\nMIT.",
      is: ["1 heading: 7. License", "3 paragraph: MIT."],
    },
    {
      what: "an underlined heading",
      text: "Title\n=====\nWords.",
      is: ["1 heading: Title", "3 paragraph: Words."],
    },
    {
      what: "list items",
      text: "- one\n- two\n  goes on",
      is: ["1 list-item: - one", "2 list-item: - two goes on"],
    },
    {
      what: "Chinese",
      text: "本项目采用协议。模型权重另行规定。",
      is: ["1 paragraph: 本项目采用协议。", "1 paragraph: 模型权重另行规定。"],
    },
    {
      what: "HTML cells",
      text: "<tr><td>Data</td>\n<td>A mix.</td></tr>",
      is: ["1 paragraph: Data", "2 paragraph: A mix."],
    },
    {
      what: "code, line by line",
      text: "```sh\npython train.py\n\nls\n```",
      is: ["2 code: python train.py", "4 code: ls"],
    },
    { what: "an unclosed fence", text: "```\na\nb", is: ["2 code: a", "3 code: b"] },
    { what: "a comment", text: "<!-- not\nseen -->\nSeen.", is: ["3 paragraph: Seen."] },
    {
      what: "a script, a style and a template",
      text: "<script>\nnot\n</script>\n<style>not</style> Seen.\n<template>\nnot\n</template>",
      is: ["4 paragraph: Seen."],
    },
    { what: "words after a comment", text: "<!-- not --> Seen.", is: ["1 paragraph: Seen."] },
    { what: "front matter", text: "---\nlicense: mit\n---\nWords.", is: ["4 paragraph: Words."] },
    {
      what: "emphasis inside words",
      text: "**O**pen **l**anguage",
      is: ["1 paragraph: Open language"],
    },
    { what: "a quote", text: "> Said here.", is: ["1 paragraph: Said here."] },
    { what: "entities", text: "A&nbsp;B &amp; C &copy; D", is: ["1 paragraph: A B & C © D"] },
    { what: "nothing", text: "", is: [] },
  ];
  for (const { what, text, is } of table) it(what, () => assert.deepEqual(shape(text), is));
});

describe("where a sentence stands", () => {
  it("knows the headings above", () => {
    const last = sentencesOf("# A\n## B\n### C\n## D\nHere.").at(-1);
    assert.deepEqual(last?.section, ["A", "D"]);
  });

  it("knows the first row of its table", () => {
    const last = sentencesOf("| Name | License |\n|---|---|\n| Foo | MIT |").at(-1);
    assert.equal(last?.header, "| Name | License |");
    assert.equal(last?.text, "| Foo | MIT |");
  });

  it("quotes the file's own words with the markup in them", () => {
    const [sentence] = sentencesOf("It is [MIT](LICENSE) **only**.");
    assert.deepEqual(sentence?.evidence, {
      file: "README.md",
      line: 1,
      text: "It is [MIT](LICENSE) **only**.",
    });
    assert.equal(sentence?.text, "It is MIT only.");
  });

  it("cuts a long quote without halving a sign", () => {
    const [sentence] = sentencesOf(`${"a".repeat(239)}😀 and more`);
    assert.equal(sentence?.evidence.text, "a".repeat(239));
  });

  it("keeps links with their sentence", () => {
    const [first, second] = sentencesOf("See [one](a.md). Then [two](b.md).");
    assert.deepEqual(
      first?.links.map((link) => link.target),
      ["a.md"],
    );
    assert.deepEqual(
      second?.links.map((link) => link.target),
      ["b.md"],
    );
  });

  it("keeps images that stand alone", () => {
    const [badge] = sentencesOf(
      '<a href="LICENSE"><img alt="License" src="https://img/badge/License-MIT-blue"/></a>',
    );
    assert.deepEqual(
      badge?.links.map((link) => [link.isImage, link.target]),
      [[true, "https://img/badge/License-MIT-blue"]],
    );
  });
});

describe("any text", () => {
  it("gives sentences whose quotes stand in the file at their lines", () => {
    const piece = fc.constantFrom(
      "word ",
      "Foo. ",
      "\n",
      "\n\n",
      "# ",
      "- ",
      "| ",
      "```\n",
      "[a](b) ",
      "**",
      "<td>",
      "&amp;",
      "。",
      "> ",
      "<!--",
      "-->",
      "![x](y) ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const lines = text.split("\n");
        for (const { evidence } of sentencesOf(text)) {
          const near = lines
            .slice((evidence.line ?? 1) - 1)
            .join(" ")
            .replace(/\s+/g, " ");
          assert.ok(near.includes(evidence.text ?? "?"), JSON.stringify({ text, evidence }));
        }
      }),
    );
  });

  it("takes time in proportion to its length", () => {
    const pieces = sentencesOf("[a](".repeat(50_000)).map(({ text }) => text.length);
    assert.deepEqual([...new Set(pieces)], [8000 + 1, 200_000 % (8000 + 1)]);
    assert.deepEqual(sentencesOf("*".repeat(200_000)).length, 0);
  });

  it("gives no sentence longer than one can be, cut at a blank", () => {
    const lengths = sentencesOf("word ".repeat(2000)).map(({ text }) => text.length);
    assert.deepEqual(lengths, [4004, 4004, 1989]);
  });

  it("gives words as a reader sees them, and evidence as it is written", () => {
    const [sentence] = sentencesOf("An open\u200b-source\u202e model.");
    assert.equal(sentence?.text, "An open-source model.");
    assert.equal(sentence?.evidence.text, "An open\u200b-source\u202e model.");
  });
});
