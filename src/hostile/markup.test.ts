import { specify, type Tree } from "./hostile-fixtures.test.ts";

function card(words: string): Tree {
  return { "README.md": `# Foo\n\n${words}\n` };
}

const CLAIM = "We open-source Foo-7B. The Foo-7B weights are released under the MIT License.";

specify("a card", [
  {
    what: "whose claim is in a comment",
    release: card(`<!-- ${CLAIM} -->`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in a comment over lines",
    release: card(`<!--\n\n${CLAIM}\n\n-->`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in a comment inside a line",
    release: card(`Foo writes. <!-- ${CLAIM} --> Well.`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in a comment that begins inside a line",
    release: card(`Foo writes. <!--\n\n${CLAIM}\n\n--> Well.`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "whose claim is in a fenced block",
    release: card(`\`\`\`\n${CLAIM}\n\`\`\``),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in an indented block",
    release: card(`    ${CLAIM}`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "whose claim is in code inside a line",
    release: card(`\`${CLAIM}\``),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "whose claim is in a script",
    release: card(`<script>\nvar a = "${CLAIM}";\n</script>`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in a style",
    release: card(`<style>\n/* ${CLAIM} */\n</style>`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in an attribute",
    release: card(`<p title="${CLAIM}">Foo writes.</p>`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "whose claim is in hidden HTML",
    release: card(`<p>Foo writes.</p>\n\n<template>\n${CLAIM}\n</template>`),
    is: { claims: "none-seen", weights: [], findings: ["license-not-stated"] },
  },
  {
    what: "with a fence that is never closed",
    release: card(`\`\`\`\n${CLAIM}`),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a comment that is never closed",
    release: card(`<!-- ${CLAIM}\n\nMore.`),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a fence inside a longer fence",
    release: card(`\`\`\`\`\n\`\`\`\n${CLAIM}\n\`\`\`\`\n`),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with links that run a program",
    release: card(`${CLAIM} See [the license](javascript:alert(1)).`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with terminal escapes",
    release: card(`\u001b[2J\u001b]0;owned\u0007${CLAIM}`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with marks that turn its direction",
    release: card(`\u202e${CLAIM}\u202c`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with a word parted by a zero-width space",
    release: card("Foo-7B is an open\u200b-source model."),
    is: { claims: "open-source", findings: ["license-not-stated"] },
  },
  {
    what: "with 100,000 open links",
    release: card("[a](".repeat(100_000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 open images",
    release: card("![a".repeat(100_000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 marks of emphasis",
    release: card("*".repeat(100_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 50,000 underscores",
    release: card("_a".repeat(50_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 50,000 backticks",
    release: card("`a".repeat(50_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 100,000 open tags",
    release: card("<a ".repeat(100_000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 closed tags",
    release: card("<b>".repeat(100_000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 open comments",
    release: card(`x ${"<!--".repeat(100_000)}`),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 entities",
    release: card("&amp;".repeat(100_000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 100,000 backslashes",
    release: card("\\".repeat(100_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 33,000 periods",
    release: card("a. ".repeat(33_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with quotes 10,000 deep",
    release: card(`${">".repeat(10_000)} ${CLAIM}`),
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with 1,000 quotes, each deeper",
    release: card(Array.from({ length: 1000 }, (_, at) => `${"> ".repeat(at)}x`).join("\n")),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with lists 500 deep",
    release: card(Array.from({ length: 500 }, (_, at) => `${"  ".repeat(at)}- x`).join("\n")),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a table of 10,000 columns",
    release: card(
      `|${" License |".repeat(10_000)}\n|${"---|".repeat(10_000)}\n|${" MIT |".repeat(10_000)}`,
    ),
    is: {
      weights: ["MIT named stated"],
      findings: [],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with a table of 5,000 rows",
    release: card(`| Model | License |\n|---|---|\n${"| Foo | MIT |\n".repeat(5000)}`),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with 10,000 headings",
    release: card("# License\n".repeat(10_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 5,000 license names in a line",
    release: card("MIT License, ".repeat(5000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 5,000 badges",
    release: card("![License](https://img.shields.io/badge/License-MIT-green.svg) ".repeat(5000)),
    is: {
      code: ["MIT named default"],
      findings: [],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 5,000 links to a license",
    release: card("See the [license](LICENSE) of Foo. ".repeat(5000)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with a word of 100,000 letters",
    release: card("a".repeat(100_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a 90,000 letter name and license",
    release: card(`${"A-".repeat(45_000)}7B weights are under the MIT License.`),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with 24,000 capital words",
    release: card("Foo Bar ".repeat(12_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 800 capital words under a license",
    release: card(`${"Foo Bar ".repeat(400)}weights are released under the MIT License.`),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with 50,000 blanks",
    release: card(`the weights${" ".repeat(50_000)}are under MIT`),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 25,000 pipes",
    release: card("a | ".repeat(25_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 50,000 dashes",
    release: card("- ".repeat(50_000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 50,000 dashes and a letter",
    release: card(`${"- ".repeat(50_000)}x`),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with 4,000 claims in a line",
    release: card("we open source models ".repeat(4000)),
    is: { claims: "open-source", findings: ["license-not-stated"] },
  },
  {
    what: "with 5,000 promises in a line",
    release: card("the weights will be ".repeat(5000)),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with 2,500 gates in a line",
    release: card("request access to commercial use the weights ".repeat(2500)),
    is: {
      ladder: "restricted-open-weights, gated, license-unknown",
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with 3,300 addresses",
    release: card("https://huggingface.co/foo/bar ".repeat(3300)),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
      seen: ["weights.final claimed-only"],
    },
  },
]);
