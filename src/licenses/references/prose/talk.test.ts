import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("a text only talks about licenses where it", () => {
  for (const [what, text] of [
    ["gives examples", "Tell us the license (e.g. the MIT License or Apache 2.0)."],
    ["gives examples in words", "Use an open license, for example the MIT License or the GPL v3."],
    ["tells what a program reads", "The tool detects the GPL v2 and the MIT License."],
    ["tells what was mended", "Fix parsing of `MIT OR Apache-2.0` expressions"],
    ["explains one", "The MIT License is a short license that was written in Cambridge."],
    ["tells of its history", "The GPL v3 was published in 2007."],
    ["compares", "What is the difference between the MIT License and the BSD License?"],
    ["advises", "We recommend the Apache License 2.0."],
    ["plans", "We plan to release the mill under the MIT License."],
    ["promises", "The weights will be released under the Apache License 2.0."],
    ["guesses", "It could one day be released under the GPL v3."],
    ["wonders", "Ask whether we may relicense to Apache 2.0"],
    ["speaks of other projects", "If your project is licensed under the GPL v3, buy a mill."],
    [
      "speaks of dependencies",
      "Dependencies must be licensed under the MIT or Apache 2.0 license.",
    ],
    ["tells what data was gathered", "It was trained on code under the MIT License."],
    ["tells where data is from", "We collected code from mills under MIT and BSD licenses."],
    ["tells what data holds", "The training data consists of permissively licensed code (MIT)."],
    ["denies openness", "The mill is not open source under the MIT License."],
    ["forbids", "You cannot use this under the MIT License."],
    [
      "counts shares of packages",
      "41 % are under MIT, 22 % under Apache-2.0 and 9 % under the GPL.",
    ],
    [
      "speaks of what it may be linked with",
      "You may link this mill with software that is licensed under the GPL v2.",
    ],
    ["speaks of other terms", "Where a term conflicts with the terms of the GPL v2, it is void."],
    ["says what others have", "Unlike other mills, which are under the AGPL-3.0, ours turns."],
    ["tells what was read wrongly", "`GPL-2.0+` was read as `GPL-2.0-only`"],
    ["tells what a program knows", "Add the SPDX ids BSL-1.1 and SSPL-1.0"],
    ["tells what a function does", "True for MIT, BSD-3-Clause and Apache-2.0."],
    [
      "forbids for what is used",
      "Do not add dependencies under the GPL v3. MIT, BSD and Apache-2.0 are fine.",
    ],
    ["tells a wish", "I would prefer the MIT License, Bob wants GPLv3."],
    ["warns of a move", "Do not upgrade to LGPLv3."],
    ["tells why", "Add NOTICE as required by the Apache License 2.0."],
    ["warns", "Package wheel has the license GPL-3.0, which is not allowed."],
    ["expects", "Expected license MIT but found ISC"],
    ["sets one against the other", "Apache-2.0 vs. GPL-3.0: who wins?"],
    ["compares in German", "Der Unterschied zwischen der GPL-3.0 und der AGPL-3.0 ist klein."],
    ["asks in Chinese", "GPL 与 MIT 许可证有什么区别？"],
    ["explains a color", "Mills under Apache-2.0 are marked green."],
    ["tells what a filter keeps", "The filter keeps mills whose license is MIT or Apache-2.0."],
    ["repeats a question", "You asked whether our mill is Apache-2.0. It is not."],
    ["supposes", "When a library is under the LGPL-2.1, you may link to it."],
    ["tells a mistake", "Many think that the MIT License means no rights."],
    ["tells what was added", "Added support for `Apache-2.0 WITH LLVM-exception`"],
    ["tells what was given up", "The guild dropped the Apache-2.0 license."],
    ["tells what was compared", "We compare the texts of the MIT License and the ISC License."],
    ["ranks", "CC BY 4.0 is the most open one."],
    ["advises by aims", "If you want changes to come back, take the GPL v3."],
    ["tells what data was made of", "It was trained only on public files under MIT or Apache-2.0."],
    ["counts shares", "Of all mills 40 % of them use the GPL."],
    ["tells of a move", "They will move the mill from the Apache License to the SSPL."],
    ["tells what is in one", "The Apache License 2.0 includes a patent grant."],
    ["tells cases apart", 'switch (terms) {\n  case "GPL-2.0-only":\n    return 2;\n}'],
    ["looks for a name", "const wheel = /GNU General Public License/;"],
    ["counts", "The MIT License is used by 27 % of all mills."],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, "NONE"));
  }

  it("is told as a mention", () => {
    const { matches } = engine.identify("We plan to release the mill under the MIT License.");
    assert.deepEqual(
      matches.map(({ id, kind, grants }) => [id, kind, grants]),
      [["MIT", "mention", false]],
    );
  });
});

describe("a text grants where it", () => {
  for (const [what, text, expression] of [
    [
      "releases what it gathered",
      "The data was collected in mills and is released under the MIT License.",
      "MIT",
    ],
    [
      "holds code that is licensed so",
      "It holds permissively licensed code under the MIT License, for example wheels.",
      "MIT",
    ],
    [
      "says of something else what it is not",
      "It is not free of dust. It is under the MIT License.",
      "MIT",
    ],
    ["licenses contributions", "Contributions will be licensed under the MIT License.", "MIT"],
    ["recommends after a grant", "It is under the MIT License. We recommend a dry mill.", "MIT"],
    ["recommends before a grant", "We recommend a dry mill. The MIT License applies.", "MIT"],
    ["holds for a share of files", "80 % of the files are code under the MIT License.", "MIT"],
    [
      "waives as far as it can",
      "To the extent possible under law we waive all rights (CC0 1.0).",
      "CC0-1.0",
    ],
    [
      "publishes what it gathered",
      "We collected songs, which we publish under CC BY 4.0.",
      "CC-BY-4.0",
    ],
    ["asks in Chinese after it", "代码以 Apache-2.0 许可证开源，有问题吗？", "Apache-2.0"],
    ["lists what is under one", "Parts under the MIT License are listed below.", "MIT"],
    ["is whole", "It is still 100 % under the MIT License.", "MIT"],
    [
      "offers one if it is preferred",
      "It is under the GPL v2 or, if you prefer, the ISC License.",
      "GPL-2.0-only OR ISC",
    ],
    ["wants something else", "Whoever wants grain pays. It is under the MIT License.", "MIT"],
    [
      "says of one what most do",
      "The MIT License is the most common one here, and it applies.",
      "MIT",
    ],
    ["offers a choice", "You may choose to use it under the MIT License.", "MIT"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, expression));
  }
});
