import { specify } from "./hostile-fixtures.test.ts";

/** A card with this between its two lines of dashes. */
function card(yaml: string): { readonly "README.md": string } {
  return { "README.md": `---\n${yaml}\n---\n# Foo\n\nFoo writes verse.\n` };
}

/** Ten levels of ten aliases each: 10^10 values when expanded. */
function yamlBomb(): string {
  const levels = Array.from({ length: 10 }, (_, at) => {
    const items = Array.from({ length: 10 }, () => (at === 0 ? "lol" : `*l${at - 1}`));
    return `l${at}: &l${at} [${items.join(", ")}]`;
  });
  return [...levels, "license: mit"].join("\n");
}

specify("front matter", [
  {
    what: "with a bomb of aliases",
    release: card(yamlBomb()),
    is: { weights: ["MIT named stated"], findings: ["front-matter-invalid"] },
  },
  {
    what: "with an alias of itself",
    release: card("a: &a [*a]\nlicense: mit"),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with an alias of nothing",
    release: card("a: *missing\nlicense: mit"),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with a license by alias",
    release: card("a: &a mit\nlicense: *a"),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with a key twice",
    release: card("license: mit\nlicense: gpl-3.0"),
    is: {
      weights: ["MIT named stated", "GPL-3.0-only named stated"],
      findings: ["front-matter-invalid", "license-conflict"],
    },
  },
  {
    what: "that is never closed",
    release: { "README.md": "---\nlicense: mit\n# Foo\n\nWords.\n" },
    is: { findings: ["front-matter-invalid"] },
  },
  {
    what: "with tabs",
    release: card("license:\tmit\nbase:\n\t- foo"),
    is: { weights: ["MIT named stated"], findings: ["front-matter-invalid"] },
  },
  {
    what: "that is a list",
    release: card("- license: mit\n- foo"),
    is: { findings: ["front-matter-invalid", "license-not-stated"] },
  },
  {
    what: "that is a scalar",
    release: card("mit"),
    is: { findings: ["front-matter-invalid", "license-not-stated"] },
  },
  { what: "that is empty", release: card(""), is: { findings: ["license-not-stated"] } },
  {
    what: "of 5 MB",
    release: card(
      `${"# a comment of fifty characters, more or less here\n".repeat(100_000)}license: mit`,
    ),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: read up to byte 1048576 of 5100046"],
    },
  },
  {
    what: "of more list items than are read",
    release: card(
      `tags:\n${"  - a list item of forty characters or so\n".repeat(13_000)}license: mit`,
    ),
    is: { findings: ["front-matter-invalid", "license-not-stated"] },
  },
  {
    what: "nested 100,000 deep",
    release: card(`a: ${"[".repeat(100_000)}`),
    is: {
      findings: ["front-matter-invalid", "license-not-stated"],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "nested 5,000 deep, closed",
    release: card(`license: mit\na: ${"[".repeat(5000)}${"]".repeat(5000)}`),
    is: { findings: ["front-matter-invalid", "license-not-stated"] },
  },
  {
    what: "nested by 1,000 indents",
    release: card(Array.from({ length: 1000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")),
    is: { findings: ["front-matter-invalid", "license-not-stated"] },
  },
  {
    what: "with two licenses in a list",
    release: card("license: [mit, apache-2.0]"),
    is: {
      weights: ["MIT named stated", "Apache-2.0 named stated"],
      findings: ["license-conflict"],
    },
  },
  {
    what: "with a number for a license",
    release: card("license: 42"),
    is: { weights: ["LicenseRef-42 named stated"], findings: [] },
  },
  {
    what: "with null for a license",
    release: card("license: null"),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with nothing for a license",
    release: card("license:"),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a map for a license",
    release: card("license: {name: mit}"),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with true for a license",
    release: card("license: true"),
    is: { weights: ["LicenseRef-true named stated"], findings: [] },
  },
  {
    what: "with a license of 100,000 letters",
    release: card(`license: ${"m".repeat(100_000)}`),
    is: {
      weights: [
        "LicenseRef-mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm named stated",
      ],
      findings: [],
      unread: ["README.md: 1 line was longer than 100000 characters, and cut there"],
    },
  },
  {
    what: "with escapes in a license name",
    release: card('license: other\nlicense_name: "\\e[31mfoo\\u202e"'),
    is: { weights: ["LicenseRef-31mfoo named stated"], findings: [] },
  },
  {
    what: "with a tag that would make an object",
    release: card('license: !!js/function "function () {}"\n__proto__: {polluted: yes}'),
    is: { weights: ["LicenseRef-function named stated"], findings: [] },
  },
  {
    what: "with a merge key",
    release: card("a: &a {license: mit}\n<<: *a"),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "of two documents",
    release: card("license: mit\n--- \nlicense: gpl-3.0"),
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "in the language of a program",
    release: { "README.md": "---js\n{ license: process.exit(1) }\n---\n# Foo\n" },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "in TOML",
    release: { "README.md": '+++\nlicense = "mit"\n+++\n# Foo\n' },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "with a link out of the release",
    release: card("license: other\nlicense_name: foo\nlicense_link: ../../../etc/passwd"),
    is: { weights: ["LicenseRef-foo named stated"], findings: [] },
  },
  {
    what: "with a link that runs a program",
    release: card('license: other\nlicense_name: foo\nlicense_link: "javascript:alert(1)"'),
    is: { weights: ["LicenseRef-foo named stated"], findings: [] },
  },
]);
