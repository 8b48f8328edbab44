import { specify, UNKNOWN_WITHOUT_CARD } from "./hostile-fixtures.test.ts";

const MEGABYTE = 1 << 20;

/** A claim and a license in plain words, to see what is still heard when something else is wrong. */
const WORDS = "# Foo\n\nThe model weights are released under the MIT License.\n";

specify("a README", [
  {
    what: "that is missing, with everything else",
    release: {},
    is: { findings: ["license-not-stated"] },
  },
  { what: "that is empty", release: { "README.md": "" }, is: { findings: ["license-not-stated"] } },
  {
    what: "that is binary",
    release: { "README.md": Buffer.from([0, 1, 2, 3, 0x4d, 0x49, 0x54, 0]) },
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: not text: NUL at byte 0"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "of white space only",
    release: { "README.md": " \n\t\n\r\n" },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "of 50 MB in a single line",
    release: { "README.md": Buffer.alloc(50 * MEGABYTE, "open source ") },
    is: {
      claims: "open-source",
      findings: ["license-not-stated"],
      unread: [
        "README.md: read up to byte 1048576 of 52428800",
        "README.md: 1 line was longer than 100000 characters, and cut there",
      ],
    },
  },
  {
    what: "of 50 MB of line feeds",
    release: { "README.md": Buffer.alloc(50 * MEGABYTE, "\n") },
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: read up to byte 1048576 of 52428800"],
    },
  },
  {
    what: "with a NUL in its words",
    release: { "README.md": `${WORDS}\0` },
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: not text: NUL at byte 61"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "with a NUL far down",
    release: { "README.md": `${WORDS}${"words ".repeat(3000)}\0 open source model` },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "in UTF-16, little end first",
    release: { "README.md": Buffer.from(`\ufeff${WORDS}`, "utf16le") },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "in UTF-16, big end first",
    release: { "README.md": Buffer.from(`\ufeff${WORDS}`, "utf16le").swap16() },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "in UTF-16 without a mark",
    release: { "README.md": Buffer.from(WORDS, "utf16le") },
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: not text: NUL at byte 1"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "with broken UTF-8",
    release: { "README.md": Buffer.concat([Buffer.from(WORDS), Buffer.from([0xc3, 0x28, 0xff])]) },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with a byte order mark",
    release: { "README.md": `\ufeff---\nlicense: mit\n---\n${WORDS}` },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with old Mac line ends",
    release: { "README.md": WORDS.replaceAll("\n", "\r") },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with Windows line ends",
    release: { "README.md": WORDS.replaceAll("\n", "\r\n") },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with lone surrogates written as UTF-8",
    release: { "README.md": Buffer.concat([Buffer.from(WORDS), Buffer.from([0xed, 0xa0, 0x80])]) },
    is: { weights: ["MIT named stated"], findings: [] },
  },
]);
