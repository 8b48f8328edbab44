import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AuditOptions } from "../index.ts";
import { specify, writeTree, UNKNOWN_WITHOUT_CARD } from "./hostile-fixtures.test.ts";

const WORDS = "# Foo\n\nThe model weights are released under the MIT License.\n";

/** A file whose name is these bytes, as no text can write it. */
function writeRaw(folder: string, name: Buffer, content: string): void {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), content);
}

specify("a name", [
  {
    what: "with a line feed",
    release: { "README.md": WORDS, "a\nLICENSE": "x" },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a terminal escape",
    release: { "README.md": WORDS, "\u001b[31mred.py": "import torch\n" },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a mark that turns its direction",
    release: { "README.md": WORDS, "model\u202esrotnesetfas.exe": "x" },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "of bytes that are not UTF-8",
    release: (folder) => {
      writeFileSync(join(folder, "README.md"), WORDS);
      writeRaw(folder, Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x70, 0x79]), "import torch\n");
    },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "that begins with a dash",
    release: { "README.md": WORDS, "--help.py": "import torch\n", "-rf": "x" },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "of 255 characters",
    release: { "README.md": WORDS, [`${"n".repeat(252)}.py`]: "import torch\n" },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "of markup",
    release: { "README.md": WORDS, "<script>alert(1)<": "x", "[a](b).md": "# x\n" },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "of a program's own words",
    release: { "README.md": WORDS, ["__proto__"]: "x", constructor: "x", "toString.md": "# x\n" },
    is: { weights: ["MIT named stated"], findings: [] },
  },
  {
    what: "with percent signs",
    release: {
      "README.md": "The weights are under [our terms](LICENSE%20MODEL.txt).\n",
      "LICENSE MODEL.txt": "Foo Terms\n\nYou may not use the weights for commercial purposes.\n",
    },
    is: {
      weights: ["LicenseRef-foo named stated"],
      clauses: ["non-commercial"],
      findings: ["unknown-license-text"],
    },
  },
  {
    what: "100 folders deep",
    release: {
      "README.md": WORDS,
      [`${"d/".repeat(100)}README.md`]: "We open-source our model.\n",
    },
    is: { claims: "open-source", weights: ["MIT named stated"], findings: [] },
  },
]);

specify("a tree", [
  {
    what: "with a link to the folder above",
    release: (folder) => {
      writeFileSync(join(folder, "README.md"), WORDS);
      symlinkSync("..", join(folder, "up"));
    },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a link to itself",
    release: (folder) => {
      writeFileSync(join(folder, "README.md"), WORDS);
      symlinkSync(".", join(folder, "again"));
    },
    is: { weights: ["MIT named stated"], findings: ["source-oddity"] },
  },
  {
    what: "with a pipe that nobody writes to",
    release: (folder) => {
      execFileSync("mkfifo", [join(folder, "README.md")]);
    },
    is: { findings: ["license-not-stated", "source-oddity"] },
  },
  {
    what: "of 3,000 empty folders",
    release: (folder) => {
      for (let at = 0; at < 3000; at++) mkdirSync(join(folder, `d${at}`));
    },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "beyond the limit of entries",
    release: { "README.md": WORDS, a: "", b: "", c: "" },
    options: { limits: { release: { maxEntries: 2 } } },
    is: {
      listing: "partial",
      weights: ["MIT named stated"],
      findings: ["source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with only version control in it",
    release: { ".git/config": "x", ".git/README.md": WORDS },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "that is gone",
    release: (folder) => join(folder, "gone"),
    is: { refused: "target-not-found" },
  },
  {
    what: "that is a device",
    release: () => "/dev/null",
    is: { refused: "target-unreadable" },
  },
  {
    what: "with a NUL in its path",
    release: (folder) => `${folder}\0x`,
    is: { refused: "target-not-found" },
  },
]);

/** User without rights, on the systems that have users by number. */
const NOBODY = 65_534;

/** Does something to the release when its first file is about to be read: everything is listed by then. */
function atFirstRead(act: () => void): AuditOptions {
  return {
    onProgress: ({ phase, done }) => {
      if (phase === "reading" && done === 0) act();
    },
  };
}

specify("a file", [
  {
    what: "that vanishes before it is read",
    release: { "README.md": WORDS },
    options: (folder) => atFirstRead(() => rmSync(join(folder, "README.md"))),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot read file: ENOENT"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "that changes before it is read",
    release: { "README.md": WORDS },
    options: (folder) =>
      atFirstRead(() => writeFileSync(join(folder, "README.md"), `${WORDS}We open-source it.`)),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot read file: it had 61 bytes, now 79"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "that becomes a link out of the release before it is read",
    release: { "README.md": WORDS },
    options: (folder) =>
      atFirstRead(() => {
        rmSync(join(folder, "README.md"));
        symlinkSync("/etc/passwd", join(folder, "README.md"));
      }),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot read file: ELOOP"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "that becomes a folder before it is read",
    release: { "README.md": WORDS },
    options: (folder) =>
      atFirstRead(() => {
        rmSync(join(folder, "README.md"));
        mkdirSync(join(folder, "README.md"));
      }),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot read file: EISDIR"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "that nobody may read",
    release: (folder) => {
      writeTree(folder, { "README.md": WORDS, "run.py": "" });
      chmodSync(join(folder, "README.md"), 0);
      chmodSync(dirname(folder), 0o755);
    },
    // Root reads everything: it steps down for the first of the two files.
    options: () => ({
      onProgress: ({ phase, done }) => {
        if (phase === "reading" && process.getuid?.() === 0)
          process.seteuid?.(done === 0 ? NOBODY : 0);
      },
    }),
    is: {
      findings: ["license-not-stated"],
      unread: ["README.md: Cannot read file: EACCES"],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
]);
