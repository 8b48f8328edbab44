import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("licenses of ports are read:", () => {
  for (const [what, text, expression] of [
    ["one", "PORTNAME=\tmill\nLICENSE=\tBSD2CLAUSE\n", "BSD-2-Clause"],
    ["one that is called single", "LICENSE=\tISCL\nLICENSE_COMB=\tsingle\n", "ISC"],
    [
      "any one of two",
      "LICENSE=\tART10 GPLv2+\nLICENSE_COMB=\tdual\n",
      "Artistic-1.0 OR GPL-2.0-or-later",
    ],
    [
      "any one of three",
      "LICENSE_COMB=dual\nLICENSE=MPL20 \\\n\tGPLv2+ MIT\n",
      "MPL-2.0 OR GPL-2.0-or-later OR MIT",
    ],
    ["all of two", "LICENSE=\tLGPL21 MIT\nLICENSE_COMB=\tmulti\n", "LGPL-2.1-only AND MIT"],
    ["of MacPorts, any one of two", "PortSystem 1.0\nlicense {MIT GPL-2}\n", "MIT OR GPL-2.0-only"],
    [
      "of MacPorts, one with any one of two",
      "PortSystem 1.0\nlicense             BSD {GPL-2+ MIT}\n",
      "BSD-3-Clause AND (GPL-2.0-or-later OR MIT)",
    ],
    [
      "of MacPorts, all of two",
      "PortSystem 1.0\nlicense             LGPL-2.1+ Apache-2\n",
      "LGPL-2.1-or-later AND Apache-2.0",
    ],
    ["of another file", 'LICENSE="GPL-2 MIT"\n', "GPL-2.0-only AND MIT"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text).expression, expression));
  }
});
