import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseCatalogFile } from "../../catalog/catalog-license.ts";
import { createNameTable } from "../prose/name-table.ts";
import { idsOf, printExpression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { createVocabulary } from "./vocabulary.ts";

const catalog = parseCatalogFile(
  readFileSync(new URL("../../../../catalog/licenses.json", import.meta.url), "utf8"),
);
const vocabulary = createVocabulary(catalog, createNameTable(catalog.nameKeys));

/** The expression in SPDX notation, then `!` and each problem with its words. */
function read(text: string): string {
  const { expression, problems } = parseExpression(text, vocabulary);
  const printed = expression ? printExpression(expression) : "nothing";
  return [
    printed,
    ...problems.map(({ kind, start, end }) => `${kind} <${text.slice(start, end)}>`),
  ].join(" ! ");
}

describe("a license expression", () => {
  for (const [text, expected] of [
    // SPDX notation.
    ["MIT", "MIT"],
    ["mit", "MIT"],
    ["MIT AND ISC", "MIT AND ISC"],
    ["MIT or isc", "MIT OR ISC"],
    ["MIT OR ISC AND Zlib", "MIT OR ISC AND Zlib"],
    ["(MIT OR ISC) AND Zlib", "(MIT OR ISC) AND Zlib"],
    ["((MIT))", "MIT"],
    ["(MIT AND (ISC AND Zlib))", "MIT AND ISC AND Zlib"],
    ["MIT OR MIT", "MIT"],
    ["ISC AND GPL-2.0-only OR GPL-2.0-only", "ISC AND GPL-2.0-only OR GPL-2.0-only"],
    ["GPL-2.0+ OR GPL-2.0+ AND ISC", "GPL-2.0-or-later OR GPL-2.0-or-later AND ISC"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
    [
      "(GPL-2.0-only with classpath-exception-2.0) OR MIT",
      "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT",
    ],
    ["Apache-2.0+", "Apache-2.0+"],
    ["LicenseRef-Acme", "LicenseRef-Acme"],
    [
      "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2 OR MIT",
      "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2 OR MIT",
    ],
    ["MIT WITH AdditionRef-Acme", "MIT WITH AdditionRef-Acme"],
    ["GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later"],
    ["GPL (>= 2, < 3)", "GPL-2.0-only"],
    ["GPL (>= 2.0, < 3.0) | MIT", "GPL-2.0-only OR MIT"],
    ["LGPL (>= 2.1, < 3)", "LGPL-2.1-only"],
    ["MIT ssl? ( ISC )", "MIT AND ISC"],
    ["MIT ssl? ( || ( ISC Zlib ) )", "MIT AND (ISC OR Zlib) ! missing-operator < >"],
    ["|| ( MIT ISC )", "MIT OR ISC ! missing-operator < >"],
    ["MIT || ISC", "MIT OR ISC"],
    ["GPL-2.0, the MIT License, or LGPL-2.1", "GPL-2.0-only OR MIT OR LGPL-2.1-only"],
    ["MIT || (ISC && Zlib)", "MIT OR ISC AND Zlib"],
    // Deprecated ids.
    ["GPL-2.0", "GPL-2.0-only"],
    ["GPL-2.0+", "GPL-2.0-or-later"],
    ["GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["LGPL-2.1-only WITH Nokia-Qt-exception-1.1", "LGPL-2.1-only WITH Qt-LGPL-exception-1.1"],
    ["Net-SNMP", "Net-SNMP"],
    ["BSD-2-Clause-FreeBSD", "BSD-2-Clause-Views"],
    ["eCos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0"],
    // As people write it.
    ["MIT/Apache-2.0", "MIT OR Apache-2.0"],
    ["MIT | Apache-2.0", "MIT OR Apache-2.0"],
    ["MIT & ISC", "MIT AND ISC"],
    ["MIT + ISC", "MIT AND ISC"],
    ["MIT, ISC", "MIT AND ISC"],
    ["MIT, ISC or Zlib", "MIT OR ISC OR Zlib"],
    ["MIT, ISC, or Zlib", "MIT OR ISC OR Zlib"],
    ["MIT, ISC and Zlib", "MIT AND ISC AND Zlib"],
    ["GPLv2+", "GPL-2.0-or-later"],
    ["GPL v2 or later", "GPL-2.0-or-later"],
    ["GPL-3.0 or any later version", "GPL-3.0-or-later"],
    ["LGPL (>= 2.1)", "LGPL-2.1-or-later"],
    ["gnu lgplv21plus", "LGPL-2.1-or-later"],
    ["GNU Library or Lesser General Public License (LGPL)", "LGPL-2.0-or-later"],
    ["GNU Lesser General Public Licence (LGPL)", "LGPL-2.1-or-later"],
    ["zlib/libpng", "Zlib"],
    ["GNU Lesser General Public License v3 (LGPLv3)", "LGPL-3.0-only"],
    ["GPL", "GPL-1.0-or-later"],
    ["GPL or LGPL", "GPL-1.0-or-later OR LGPL-2.0-or-later"],
    ["Apache 2", "Apache-2.0"],
    ["Apache License, Version 2.0", "Apache-2.0"],
    ["The Apache Software License, Version 2.0 OR MIT License", "Apache-2.0 OR MIT"],
    ["BSD-3", "BSD-3-Clause"],
    ["Expat", "MIT"],
    ["perl_5", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
    ["Dual BSD/GPL", "BSD-3-Clause OR GPL-2.0-only"],
    ["Common Development and Distribution License 1.0", "CDDL-1.0"],
    ["GPL-2.0 with Classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["GPLv2 w/ CPE", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["GPL-3.0-or-later WITH GCC-exception", "GPL-3.0-or-later WITH GCC-exception-3.1"],
    ["Apache-2.0 with LLVM exception", "Apache-2.0 WITH LLVM-exception"],
    // Wrong: what can be read, and what is wrong.
    ["", "nothing ! empty <>"],
    ["  ", "nothing ! empty <  >"],
    ["MIT OR", "MIT ! missing-license <OR>"],
    ["OR MIT", "MIT ! missing-license <OR>"],
    ["(MIT", "MIT ! unbalanced-parenthesis <(>"],
    ["MIT)", "MIT ! unbalanced-parenthesis <)>"],
    ["MIT ISC", "MIT AND ISC ! missing-operator < >"],
    ["MIT and more", "MIT AND more ! unknown-license <more>"],
    ["MIT some more", "MIT ! unexpected-words <some more>"],
    ["MIT AND Acme-1.0", "MIT AND Acme-1.0 ! unknown-license <Acme-1.0>"],
    ["MIT WITH Acme-exception", "MIT WITH Acme-exception ! unknown-exception <Acme-exception>"],
    ["Linux-syscall-note", "Linux-syscall-note ! unknown-license <Linux-syscall-note>"],
    ["MIT-style", "MIT-style ! unknown-license <MIT-style>"],
    ["GPL-4.0", "GPL-4.0 ! unknown-license <GPL-4.0>"],
  ] as const) {
    for (const [text, expected] of [
      [
        "GPL-2.0+ OR bsd-2-clause-freebsd",
        "GPL-2.0+ is GPL-2.0-or-later, bsd-2-clause-freebsd is BSD-2-Clause-Views",
      ],
      ["GPL-2.0-only OR BSD-2-Clause", ""],
      ["GPL-2.0 or any later version", ""],
    ] as const) {
      it(`tells deprecated ids: ${text}`, () => {
        const { deprecated, problems } = parseExpression(text, vocabulary);
        const told = deprecated.map(
          ({ start, end, replacement }) => `${text.slice(start, end)} is ${replacement}`,
        );
        assert.deepEqual({ told: told.join(", "), problems }, { told: expected, problems: [] });
      });
    }

    it(`"${text}" is ${expected}`, () => assert.equal(read(text), expected));
  }

  it("holds only ids that the catalog knows", () => {
    const { expression } = parseExpression(
      "MIT AND Acme-1.0 AND (LicenseRef-X OR GPL-2.0+)",
      vocabulary,
    );
    assert.deepEqual(expression && idsOf(expression), ["MIT", "GPL-2.0-or-later"]);
  });

  it("is read to a bounded depth", () => {
    const { problems } = parseExpression("(".repeat(10_000), vocabulary);
    assert.equal(problems[0]?.kind, "nested-too-deep");
  });

  const word = fc.constantFrom(
    ..."MIT ISC Zlib GPL-2.0+ GPL-2.0-only Apache-2.0+ Foo-1.0 LicenseRef-x AND OR WITH ( ) , / Classpath-exception-2.0".split(
      " ",
    ),
  );

  it("is printed so that it reads the same", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 24 }), (words) => {
        const first = parseExpression(words.join(" "), vocabulary).expression;
        if (!first) return;
        const printed = printExpression(first);
        const second = parseExpression(printed, vocabulary).expression;
        assert.equal(second && printExpression(second), printed);
      }),
    );
  });

  it("never makes the reader fail, and problems stand within it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(" ")),
        ),
        (text) => {
          const { problems, end } = parseExpression(text, vocabulary);
          assert.ok(end <= text.length);
          for (const { start, end: to } of problems) assert.ok(start <= to && to <= text.length);
        },
      ),
    );
  });
});
