import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

const granted = (text: string): string => engine.identify(text, "README.md").ids.join(" ");

describe("a word that a license is called by", () => {
  for (const [what, text] of [
    ["part of the name of a program", "## License\n\n`openssl-probe` is a mill."],
    ["part of a sentence after a heading", "[License](x)\n\nUnicode byte marks are read."],
    ["a standard that is used", "The output makes use of Unicode code points."],
    ["another system", "Systems:\n\n* DragonFly BSD\n* FreeBSD\n* Linux\n"],
    ["what a system can do", "### Raw Linux syscall support\n\nOn Linux the mill asks the kernel."],
    [
      "the end of a sentence before a heading",
      "Both turn in one go.\n\n## License\n\nSee the file.",
    ],
    ["what something does without", "A mill without pulling in a GPL v3 licensed dependency."],
    ["what a program reads", "It takes GPL mentions as clues."],
  ] as const)
    it(`names none where it is ${what}`, () => assert.equal(granted(text), ""));

  for (const [what, text, ids] of [
    ["under it", "The mill is released under OpenSSL terms.", "OpenSSL"],
    ["with the word license", "The mill has an OpenSSL-style license.", "OpenSSL"],
    ["alone after a heading", "## License\n\nApache\n", "Apache-2.0"],
    ["with another one", "License: Apache and MIT", "Apache-2.0 MIT"],
    ["in a list of files", "License: BSD (FreeBSD)", "BSD-2-Clause-Views"],
  ] as const)
    it(`names one where it stands ${what}`, () => assert.equal(granted(text), ids));
});
