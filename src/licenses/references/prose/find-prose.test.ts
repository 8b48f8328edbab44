import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { engine } from "../../license-fixtures.test.ts";

type Rows = readonly (readonly [sentence: string, expression: string])[];

function reads(what: string, rows: Rows): void {
  describe(what, () => {
    for (const [sentence, expression] of rows) {
      it(`"${sentence}" is ${expression}`, () =>
        assert.equal(engine.identify(sentence).expression, expression));
    }
  });
}

describe("the name of a license that begins as another one", () => {
  for (const sentence of [
    "Our model is licensed under the Intel Simplified Research License.",
    "License: FAIR Noncommercial Research License v1",
    "License: MIT Research License",
  ]) {
    it(`"${sentence}" is not that one`, () =>
      assert.deepEqual(engine.identify(sentence).matches, []));
  }
});

reads("exceptions beside other licenses", [
  [
    "Share the mill by the LGPL version 3. As a special exception you may link to it without providing any Minimal Corresponding Source. But for this special exception the LGPL version 3 applies.\n\nThe gears are licensed under the OpenSSL license.",
    "LGPL-3.0-only WITH LGPL-3.0-linking-exception AND OpenSSL",
  ],
  [
    "Share the mill by the GPL version 2. As a special exception you may link the mill with the OpenSSL library.",
    "GPL-2.0-only WITH x11vnc-openssl-exception",
  ],
]);

const turns = "The wheels turn by day and by night, and no river is too wide for them. ".repeat(4);

reads("notices that each speak for files of their own", [
  [
    `You can redistribute the wheels under the terms of the GNU General Public License version 2. ${turns}\n\nYou can redistribute the gears under the terms of the GNU General Public License; either version 2, or (at your option) any later version.`,
    "GPL-2.0-only AND GPL-2.0-or-later",
  ],
  [
    `You can redistribute it and/or modify it under the terms of the GNU General Public License. ${turns}\n\nThe gears are under the GNU General Public License, version 3.`,
    "GPL-1.0-or-later AND GPL-3.0-only",
  ],
  [
    `You can redistribute the wheels under the terms of the GNU General Public License version 2. ${turns}\n\nYou can redistribute and modify the gears under the terms of the GNU General Public License version 2. As a special exception you may link the mill with the OpenSSL library.`,
    "GPL-2.0-only AND GPL-2.0-only WITH x11vnc-openssl-exception",
  ],
  [
    `SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note\n\nYou can redistribute it and/or modify it under the terms of the GNU General Public License version 2.`,
    "GPL-2.0-only WITH Linux-syscall-note",
  ],
  [
    `Our mill is under the GNU General Public License. ${turns} It is under version 3 of the GNU General Public License.`,
    "GPL-3.0-only",
  ],
]);

reads("words that a hyphen divides at the end of a line", [
  [
    "You can redistribute it under the terms of the GNU General Public License as published by the Free Soft- \n ware Foundation; either version 3, or (at your option) any later ver- \n sion.",
    "GPL-3.0-or-later",
  ],
]);

const parts = ["wheel", "gear", "axle", "sluice", "pond", "stone", "sack", "cart", "horse", "barn"];
const licenses =
  "MPL-2.0 ISC Apache-2.0 MIT EPL-1.0 Zlib CDDL-1.0 BSD-3-Clause Artistic-2.0 0BSD".split(" ");
const list = (row: (part: string, license: string) => string, count: number): string =>
  parts
    .slice(0, count)
    .map((part, at) => row(part, licenses[at] ?? ""))
    .join("\n");
const rows: Rows = [
  (part: string, license: string) => `- ${part} (${license})`,
  (part: string, license: string) => `* ${part}: ${license}`,
  (part: string, license: string) => `${part}, under ${license}`,
  (part: string, license: string) => `${part}\t1.0\t${license}`,
  (part: string, license: string) => `${part} - ${license} - https://example.com/${part}`,
  (part: string, license: string) => `| ${part} | ${license} | Jane Doe |`,
  (part: string, license: string) => `<tr><td>${part}</td><td>${license}</td></tr>`,
].flatMap((row) =>
  [4, 10].map((count) => [list(row, count), licenses.slice(0, count).join(" AND ")] as const),
);

reads("lists of components with the license of each", rows);
reads("lists of licenses", [
  [licenses.map((license) => `* ${license}`).join("\n"), "NONE"],
  [`const known = ["${licenses.slice(0, 6).join('", "')}"];`, "NONE"],
  ["People of the mill:\n\nJane Doe (MIT)\nJohn Doe (ISC)", "NONE"],
  ["- wheel (Simplified BSD License)\n- gear (New BSD License)", "BSD-2-Clause AND BSD-3-Clause"],
]);

reads("words around names", [
  ["There is also some MIT code in the sluice.", "MIT"],
  ["The miller stripped out the BSD advertising clause notices.", "NONE"],
  [
    "It is under the GNU Lesser General Public License, version 2 or (at your option).",
    "LGPL-2.0-or-later",
  ],
]);

reads("names that go on as their license does", [
  ["Our tool is licensed under the MIT Software License.", "MIT"],
  ["License: Apache Software License", "Apache-2.0"],
  ["Our tool is licensed under the zlib/libpng License.", "Zlib"],
]);

reads("names of GNU licenses", [
  ["You may share this under the GPL.", "GPL-1.0-or-later"],
  ["You may share this under the GPLv2.", "GPL-2.0-only"],
  ["You may share this under GPL v.2 or later.", "GPL-2.0-or-later"],
  ["You may share this under the GPL-3+.", "GPL-3.0-or-later"],
  ["Our tool is under version 3 of the GNU General Public License.", "GPL-3.0-only"],
  ["Our tool is under version 2 or any later version of the GNU GPL.", "GPL-2.0-or-later"],
  [
    "Share it under the GNU General Public Licence as the Free Software Foundation publishes it.",
    "GPL-1.0-or-later",
  ],
  [
    "Share it by the GNU General Public License as published by the FSF; either version 2, or (at your option) any later version.",
    "GPL-2.0-or-later",
  ],
  ["Share it by the GNU General Public License, version 2 only.", "GPL-2.0-only"],
  ["Share it by GPL version 2 or version 3.", "GPL-2.0-only OR GPL-3.0-only"],
  ["Share it by either the LGPL v2.1 or later.", "LGPL-2.1-or-later"],
  ["You may share this under the Lesser GPL.", "LGPL-2.1-or-later"],
  [
    "<license><name>GNU Lesser General Public License</name><url>http://www.gnu.org/licenses/lgpl.txt</url></license>",
    "LGPL-2.1-or-later",
  ],
  [
    "<license><name>GNU Lesser General Public License</name><url>http://www.gnu.org/licenses/lgpl-3.0.txt</url></license>",
    "LGPL-3.0-only",
  ],
  ["The GNU Library General Public License, version 2, covers it.", "LGPL-2.0-only"],
  ["The Lesser GNU General Public License, version 3, covers it.", "LGPL-3.0-only"],
  ["Our server is under the GNU Affero General Public License 3.", "AGPL-3.0-only"],
  ["The manual is under the GNU Free Documentation License 1.3.", "GFDL-1.3-only"],
  ["Dual licensed under the GPL or LGPL version 2.", "GPL-2.0-only OR LGPL-2.0-only"],
  ["Dual licensed LGPLv2.1/GPLv3.", "LGPL-2.1-only OR GPL-3.0-only"],
  ["Version: MPL 1.1/GPL 2.0/LGPL 2.1", "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later"],
  ["You may share it by version 2 the GNU General Public License.", "GPL-2.0-only"],
  ["Share it by the GPL, version 2, or (at you're option) any later version.", "GPL-2.0-or-later"],
  ["Share it by the GPL, either version of 3 of the License, or later.", "GPL-3.0-or-later"],
  [
    "Share it by GPL version 2 as published by the Free Software Foundation; either version 2, or any later version.",
    "GPL-2.0-or-later",
  ],
  ["It is under the EPL version 1.0 or the GNU GPL.", "EPL-1.0 OR GPL-1.0-or-later"],
  [
    "Share it by the <cite>GNU General Public License</cite> as published by the FSF; either version 3, or later.",
    "GPL-3.0-or-later",
  ],
  ["Our server is under the AGLPv3.", "AGPL-3.0-only"],
  [
    "Gemäß der GNU General Public License, wie von der Free Software Foundation veröffentlicht, entweder gemäß Version 3 der Lizenz oder (nach Ihrer Option) jeder späteren Version.",
    "GPL-3.0-or-later",
  ],
  [
    "Sous les termes de la GNU General Public License telle que publiée par la Free Software Foundation ; soit la version 2 de la Licence, soit (à votre choix) toute version ultérieure.",
    "GPL-2.0-or-later",
  ],
  ["Use this script under the terms of the GNU General Public\n\nLicense.", "GPL-1.0-or-later"],
  [
    "Share it under either the terms of the GPL (see the file GPL) or the LGPL (see the file LGPL).",
    "GPL-1.0-or-later OR LGPL-2.0-or-later",
  ],
  ["All of our software is open source (GPL-3).", "GPL-3.0-only"],
  [
    "Share it under the terms of the GPL (GPLv2 only) or the terms of the LGPL (LGPLv2.1 only).",
    "GPL-2.0-only OR LGPL-2.1-only",
  ],
  ["Share it by the GPL version 2 provided that the notice above is kept.", "GPL-2.0-only"],
  [
    "We elect to use only the GPL version 2, where a choice is offered by words indicating that GPLv3 or later may be used.",
    "GPL-2.0-only",
  ],
  [
    "Share it by the GNU General Public License as published by the Free Sofware Fundation. either version 2 of the Licence, or (at your wish) any later version.",
    "GPL-2.0-or-later",
  ],
  [
    "License: LGPL-3\n This sieve is free software; share it by the GNU Lesser General Public License, version 3 or any later version.",
    "LGPL-3.0-or-later",
  ],
  ["Share it by the LGPL, version 3 or later. (See licenses/gpl-3.txt.)", "LGPL-3.0-or-later"],
  [
    "Share this under the LGPL, version 2.1. See the GNU General Public License for more details.",
    "LGPL-2.1-only",
  ],
  [
    "Share this under the GPL, version 2 or later.\n\nThe full text of the GPL is in /usr/share/common-licenses/GPL-2.",
    "GPL-2.0-or-later",
  ],
]);

reads("exceptions", [
  [
    "Licensed like its library (GPLv3 + GCC Runtime Library Exception).",
    "GPL-3.0-only WITH GCC-exception-3.1",
  ],
  [
    "The text of GPL v3 goes here.\n\nGCC RUNTIME LIBRARY EXCEPTION\n\nIt lets you use the runtime library.",
    "GPL-3.0-or-later WITH GCC-exception-3.1",
  ],
  [
    "Licensed under GPL version 2 with the Classpath exception.",
    "GPL-2.0-only WITH Classpath-exception-2.0",
  ],
  [
    `The scripts come under GPL v3.0 with the Autoconf exception.\n\n${"A mill turns here. ".repeat(300)}\n\nShare it by the GPL, version 3 or later. As a special exception, a program with a configuration script generated by Autoconf may hold it.`,
    "GPL-3.0-or-later WITH Autoconf-exception-generic-3.0",
  ],
  [
    "Licensed under the Apache License v2.0 with LLVM Exceptions.",
    "Apache-2.0 WITH LLVM-exception",
  ],
  [
    "Share it by the GPL, version 3 or later. As a special exception, a file that Libtool builds (GNU Libtool) may go with it.",
    "GPL-3.0-or-later WITH Libtool-exception",
  ],
  [
    "Share it by the GPL, version 2. As a special exception, if you link this library with other files, the result is yours.",
    "GPL-2.0-only WITH gnu-javamail-exception",
  ],
  [
    "This file uses the wxWindows Library Licence.",
    "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
  ],
]);

reads("words that give a work to everybody", [
  ["It was put in the public domian.", "LicenseRef-scancode-public-domain"],
  ["Not copyrighted 1999 by the miller.", "LicenseRef-scancode-public-domain"],
]);

reads("exceptions to a license that is named in full after them", [
  [
    "LINKING EXCEPTION: we give you unlimited permission to link the compiled version with whatever you have, beside the GPL. This kiln is under the GNU General Public License, version 2.",
    "GPL-2.0-only WITH GCC-exception-2.0",
  ],
  [
    "Share it by the GPL as published by the FSF (subject to the Classpath exception), either version 2 or later.",
    "GPL-2.0-or-later WITH Classpath-exception-2.0",
  ],
  [
    "It comes by the GPL version 2 with the Classpath Exception and by the GPL version 2 with the OpenJDK Assembly Exception.",
    "GPL-2.0-only WITH Classpath-exception-2.0 AND GPL-2.0-only WITH OpenJDK-assembly-exception-1.0",
  ],
]);

reads("one of several licenses that was chosen", [
  ["Share this by the GPL v2 or later, or by the MIT License. Here MIT was chosen.", "MIT"],
  [
    "You may share it under the GPL, version 2 or later.\n\nOur guild elects GPLv2 only.",
    "GPL-2.0-only",
  ],
]);

reads("licenses that stand apart from one that was chosen", [
  [
    "Our mill is under the GPLv3. For the sieves that we lend to others MIT was chosen.",
    "GPL-3.0-only AND MIT",
  ],
]);

reads("words that tell what a license is like", [
  [
    "Our own license (FTL) is used here. It is a BSD-style license with a clause on credits.",
    "FTL",
  ],
  ["It is a BSD-style license.", "BSD-3-Clause"],
  ["It is under the MIT License (what the guild calls the X11 license).", "MIT"],
  [
    "It holds Apache 2.0 and BSD licensed files, which are allowed under the GPLv3 and LGPLv3.",
    "Apache-2.0 AND BSD-3-Clause",
  ],
  [
    "This header is provided under the licensing terms chosen by its owner. The tool is licensed under the terms of the LGPL or the BSD license. See its own files for what that means to those who build with it, and to those who only read what others have built, or plan to build, with any tool of this kind, in this shop or in the next.\n\nThis header is under the GPL, version 3.",
    "GPL-3.0-only",
  ],
]);

reads("names that mean another edition", [
  [
    "It is permitted subject to the license terms contained in the Simplified BSD License set forth in the IETF Trust's Legal Provisions.",
    "BSD-3-Clause",
  ],
  [
    'This form is "Incompatible With Secondary Licenses", as defined by the Mozilla Public License, v. 2.0.',
    "MPL-2.0-no-copyleft-exception",
  ],
  ["Share it by the LaTeX Project Public License, either version 1.1 or later.", "LPPL-1.1"],
  [
    "The data is placed in the public domain by the Public Domain Dedication and License.",
    "PDDL-1.0",
  ],
]);

reads("exceptions to the license of a field", [
  [
    "SPDX-License-Identifier: GPL-2.0+\n\nAs a special exception, if other files instantiate templates from this file, it stays as it is.",
    "GPL-2.0-or-later WITH eCos-exception-2.0",
  ],
]);

reads("several names of one license", [
  ["Our gears use the FreeBSD license (2-clause BSD license).", "BSD-2-Clause-Views"],
  [
    "Licensed under the [2-clause BSD license](http://www.freebsd.org/copyright/freebsd-license.html).",
    "BSD-2-Clause-Views",
  ],
  [
    "Licensed under the BSD 2-Clause License: http://opensource.org/licenses/bsd-license.php",
    "BSD-2-Clause",
  ],
  ["The gears are under MIT or MIT-0.", "MIT OR MIT-0"],
  ["License information: OpenSSL", "OpenSSL"],
  [
    "The gears are under BSD-2-Clause or BSD-2-Clause-Patent.",
    "BSD-2-Clause OR BSD-2-Clause-Patent",
  ],
]);

reads("names of files", [
  ["The wheels are free to all. See the file COPYING.LGPLv3 for details.", "LGPL-3.0-only"],
  ["Some gears turn otherwise, see also LICENSE.RUBY.", "Ruby"],
  ['const file = folder + "/LICENSE.GPL";', "NONE"],
  ["Whatever this does, see license.php or LICENSE.doc for it.", "NONE"],
]);

reads("other names", [
  ["Our code is licensed under the Apache License, Version 2.0.", "Apache-2.0"],
  ["Our code is licensed under version 1.1 of the Apache Software License.", "Apache-1.1"],
  ["Our code is under the MIT/X11 license.", "MIT"],
  ["Our code is under a 3-clause BSD license.", "BSD-3-Clause"],
  ["Our code is under the BSD license (simplified).", "BSD-2-Clause"],
  ["Our code is under the BSD license.", "BSD-3-Clause"],
  ["Our code is under the new-style MPL, version 1.1.", "MPL-1.1"],
  ["Our art is under Creative Commons Attribution-NonCommercial 3.0.", "CC-BY-NC-3.0"],
  ["Our art is under CC BY-SA 4.0.", "CC-BY-SA-4.0"],
  ["Our art is under CC-BY-ND-NC 2.0.", "CC-BY-NC-ND-2.0"],
  ["Our art is CC0.", "CC0-1.0"],
  ["Our art is under Creative Commons 3.0 Attribution.", "CC-BY-3.0"],
  ["Our tool is under the Attribution Assurance License.", "AAL"],
  [
    "We put it into the public domain. To view a copy, visit http://creativecommons.org/licenses/publicdomain/ or write.",
    "CC-PDDC",
  ],
  ["Public domain, see https://creativecommons.org/publicdomain/zero/1.0/.", "CC0-1.0"],
  ["All rights reversed, https://unlicense.org (public domain).", "Unlicense"],
  ["Their license consists of the MPL 1.1, modified to name them.", "NONE"],
  ["Their license is based on the MPL 1.1 but two sections were added.", "NONE"],
  ["Parts are under CPL 1.0 (see http://www.eclipse.org/legal/epl-v10.html).", "CPL-1.0"],
  ["Public domain under the terms of the MIT license.", "MIT"],
  [
    "First put in the public domain. Changes are under the MIT license.",
    "LicenseRef-scancode-public-domain AND MIT",
  ],
  ["This software is based in part on the work of the Independent JPEG Group.", "IJG"],
  ["/* Tool 2.6.2 (Custom Build) | MIT & BSD\n * Get it at our site. */", "MIT AND BSD-3-Clause"],
  ["Released under CC0 (or the public domain).", "CC0-1.0 OR LicenseRef-scancode-public-domain"],
  [
    "Share it by the same terms as Perl itself, that is, the Artistic License or the GPL version 2.",
    "Artistic-1.0-Perl OR GPL-2.0-only",
  ],
  ["License: http://jane.mit-license.org", "MIT"],
  ["It includes software developed by the Apache Software Foundation.", "Apache-2.0"],
  ["Released to the public domain.", "LicenseRef-scancode-public-domain"],
  ["Share it by the same terms as Perl itself.", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
  ["You may use the GPL or the Artistic License.", "GPL-1.0-or-later OR Artistic-1.0-Perl"],
  [
    "Use is governed by the Llama 3.1 Community License.",
    "LicenseRef-scancode-llama-3.1-license-2024",
  ],
  ["\u672c\u9879\u76ee\u91c7\u7528 Apache 2.0 \u8bb8\u53ef\u8bc1", "Apache-2.0"],
  ["\u4ee3\u7801\u9075\u5faa MIT \u534f\u8bae", "MIT"],
]);

reads("choices", [
  ["You may choose the MPL or the GPL, version 2 or later.", "MPL-1.1 OR GPL-2.0-or-later"],
  ["Licensed under either of Apache-2.0 or the MIT license at your option.", "Apache-2.0 OR MIT"],
  ["Dual licensed under the MIT license and the Apache License 2.0.", "MIT OR Apache-2.0"],
  [
    "The code is under the MIT license. The data is under the CC BY 4.0 license.",
    "MIT AND CC-BY-4.0",
  ],
]);

reads("what grants nothing", [
  ["This is not licensed under the MIT license.", "NONE"],
  ["Unlike the GPL, our terms let you do more.", "NONE"],
  ["It is a GPL-compatible library.", "NONE"],
  ["$Id: deflate.c,v 1.1 2001/11/09 01:48:02 mpl Exp $", "NONE"],
  ["pins 4 to 6 form gpl2, those from 7 on form gpl3", "NONE"],
  ['add ("GNU General Public License");', "NONE"],
  ["Our sieve was licensed under the GPL until the mill burned down.", "NONE"],
  ["What you send must be released to us under the GPL.", "NONE"],
  ["Wheels that do not have their source released under the GPL turn as well.", "NONE"],
  ["To have it here does not bring the rest under the GPL.", "NONE"],
  ["The board has eight GPL pins and one GPL port.", "NONE"],
  ["int mpl2 keeps what the decoder named mpl2 gave", "NONE"],
  ['if (found === "Apache-2.0") start();', "NONE"],
  ["The gears hold no BSD licensed code.", "NONE"],
  ["Three files are missing a proper Apache license.", "NONE"],
  ["Wheel 7: the Apache 2.0 license header was not found.", "NONE"],
  ["// what it was asked for, e.g. 'CC BY 4.0'", "NONE"],
  ["It was originally released under the GPL v3 and is under the MIT license now.", "MIT"],
  ["It was originally released under the GPL v3.", "GPL-3.0-only"],
  ['if (list.includes("GPL-3.0") || list.includes("MIT License")) start();', "NONE"],
  ["To the extent any parts are licensed under the GPL, you may ask for them.", "NONE"],
  ["It does not use the GPL.", "NONE"],
  ["Some examples might be available under the GPL.", "NONE"],
  ["abstract public Domain create();", "NONE"],
  ["We may copy code from files distributed under the terms of the GPL, version 3.", "NONE"],
  ["The Invariant Sections being the GNU General Public License.", "NONE"],
  ['The "Artistic Style" project is free software.', "NONE"],
  ["It clashes with what is contained in a BSD-style copyright.", "NONE"],
  ["You may use versions of it that use the same license as OpenSSL.", "NONE"],
  ['Versions of it that use the same license as the "OpenSSL" library are fine.', "NONE"],
  ["Our terms are similar to the BSD, MIT, UoI/NCSA and Apache licenses.", "NONE"],
  ["Terms similar to the ISC license. The BSD, MIT and ISC licenses are shorter.", "NONE"],
  ["Parts are BSD, but the BSD license may not apply to the whole.", "NONE"],
  ["This software is licensed to Adobe Systems.", "NONE"],
  ["It reads files of the library written by the Independent JPEG Group.", "NONE"],
  ["They offer terms similar to the Apache License 2.0.", "NONE"],
  ["For the license see the file LICENSE.", "NONE"],
  ["He studied at MIT and likes Apache.", "NONE"],
  ["Run it with Python 3 on Llama and Qwen models.", "NONE"],
  ["load(palette.gpl); int my_gpl = GPL_MODE;", "NONE"],
  [
    "Choose one: MIT, ISC, Zlib, BSL-1.0, MPL-2.0, EPL-2.0, CDDL-1.0, Apache-2.0, GPL-2.0-only, AFL-3.0, OSL-3.0.",
    "NONE",
  ],
]);

describe("two notices of one license", () => {
  const only = "Our tools are licensed under the GNU General Public License, version 2.";
  const later = "Share the rest by the GNU General Public License, version 2 or any later version.";
  for (const { what, between, expression } of [
    { what: "near each other", between: " ", expression: "GPL-2.0-or-later" },
    {
      what: "far from each other",
      between: " It is quite long.".repeat(60),
      expression: "GPL-2.0-only AND GPL-2.0-or-later",
    },
  ]) {
    it(`${what} are ${expression}`, () =>
      assert.equal(engine.identify(`${only}${between}${later}`).expression, expression));
  }
});

describe("a reference in prose", () => {
  for (const [sentence, kind, grants] of [
    ["This work is released under the MIT License.", "notice", true],
    ["MIT License", "mention", true],
    ["This work is not released under the MIT License.", "mention", false],
  ] as const) {
    it(`"${sentence}" is a ${kind}`, () => {
      const [match] = engine.identify(`${sentence}\n\nMore words follow here.`).matches;
      assert.deepEqual([match?.kind, match?.grants], [kind, grants]);
    });
  }

  it("gives its place", () => {
    const text = "Caf\u00e9.\nShared under the GPLv3 or later.";
    const [match] = engine.identify(text).matches;
    assert.equal(
      Buffer.from(text).subarray(match?.span.startByte, match?.span.endByte).toString(),
      "GPLv3 or later",
    );
  });

  it("is found in a text of any characters, inside of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (noise) => {
        const text = `${noise} under the GPL v2 ${noise}`;
        const { length } = Buffer.from(text);
        for (const { span } of engine.identify(text).matches) {
          assert.ok(span.startByte < span.endByte && span.endByte <= length);
        }
      }),
    );
  });

  it("is found as often as it stands there", () => {
    const copies = 20_000;
    const { matches, repeated = [] } = engine.identify(
      "Shared under the MIT license and GPLv2. ".repeat(copies),
    );
    const others = repeated.reduce((sum, { count }) => sum + count, 0);
    assert.equal(matches.length + others, 2 * copies);
  });
});
