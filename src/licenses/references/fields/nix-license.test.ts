import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("a license of a Nix expression is read from", () => {
  readsFields([
    ["an attribute", "meta.license = lib.licenses.mit;\n", "MIT <mit>"],
    ["an attribute of an opened set", "license = licenses.bsd3;\n", "BSD-3-Clause <bsd3>"],
    ["a version without its dot", "license = lib.licenses.mpl20;\n", "MPL-2.0 <mpl20>"],
    ["later versions", "license = lib.licenses.gpl3Plus;\n", "GPL-3.0-or-later <gpl3Plus>"],
    ["no later versions", "license = lib.licenses.lgpl21Only;\n", "LGPL-2.1-only <lgpl21Only>"],
    ["a name of its own", "license = lib.licenses.asl20;\n", "Apache-2.0 <asl20>"],
    ["a list", "license = [ lib.licenses.mit lib.licenses.isc ];\n", "MIT <mit>", "ISC <isc>"],
    [
      "a list of an opened set",
      "license = with lib.licenses; [ mit asl20 ];\n",
      "MIT <mit>",
      "Apache-2.0 <asl20>",
    ],
    ["one of an opened set", "license = with lib.licenses; zlib;\n", "Zlib <zlib>"],
    ["no set that is opened for more", "meta = with licenses; {\n  mit = 1;\n}\n"],
    ["no other attribute", "x = page.licenses.mit;\n"],
    ["no unknown attribute", "license = lib.licenses.unfree;\n"],
  ]);
});
