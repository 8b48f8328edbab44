import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../license-fixtures.test.ts";

const body = (id: string, first: string): string => {
  const text = spdxText(id);
  return text.slice(text.indexOf(first));
};
const bsd = body("BSD-3-Clause", "Redistribution and use");
const zlib = body("Zlib", "This software is provided");

describe("a name beside a license text", () => {
  for (const { what, text, ids } of [
    {
      what: "is its title, also above copyright lines",
      text: `Intel License Agreement\n\nCopyright (c) 2000, Wexbury Mill\nAll rights reserved.\n\n${bsd}`,
      ids: ["BSD-3-Clause"],
    },
    {
      what: "also where it says which license of the family, and is another one",
      text: `BSD 2-Clause License (or Simplified)\n\n${bsd}`,
      ids: ["BSD-3-Clause"],
    },
    {
      what: "is that of the text which it announces",
      text: `The following BSD-like license applies to the gears and to all that turns them:\n\n${zlib}`,
      ids: ["Zlib"],
    },
    {
      what: "or to which it points back",
      text: `${zlib}\n\nOnly the gears are under the above BSD-style license.`,
      ids: ["Zlib"],
    },
    {
      what: "is that of another license where a sentence ends with it",
      text: `All of the wheels are covered by the BSD license.\n\n${zlib}`,
      ids: ["BSD-3-Clause", "Zlib"],
    },
    {
      what: "is that of another license where its address stands there",
      text: `The manual is free: http://creativecommons.org/licenses/by-nc/1.0/\n\n${zlib}`,
      ids: ["CC-BY-NC-1.0", "Zlib"],
    },
    {
      what: "is that of another license where sentences stand between",
      text: `The wheels come under the BSD license. Nobody may stop them from turning.\n\nThe gears are these.\n\n${zlib}`,
      ids: ["BSD-3-Clause", "Zlib"],
    },
  ])
    it(what, () => assert.deepEqual(engine.identify(text).ids, ids));
});
