import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

// Words that elsewhere only talk about licenses, or offer them, take nothing away here.
describe("something is under a license", () => {
  for (const [sentence, expression] of [
    ["Object Detection\nApache License 2.0", "Apache-2.0"],
    ["Kalman filter\nMIT License", "MIT"],
    ["A net trained on maps\nMIT License", "MIT"],
    ["It was trained on maps, released under the Apache License 2.0.", "Apache-2.0"],
    ["It was trained on our own code and is available under the MIT License.", "MIT"],
    ["The atlas will be published in May and is licensed under CC BY 4.0.", "CC-BY-4.0"],
    ["It is, and always will be, under the MIT License.", "MIT"],
    ["It is under the GPL v2 or, if you prefer, the MIT License.", "GPL-2.0-only OR MIT"],
    ["It has an OSI-approved license (MIT).", "MIT"],
    ["It has an OSI approved license: Apache License 2.0.", "Apache-2.0"],
    ["By using the mill you accept these licenses:\n\n- MIT License\n- ISC License", "MIT AND ISC"],
    ["Choose the license that you like best:\n\n- MIT License\n- GPL v2", "MIT AND GPL-2.0-only"],
    ["--Licensed under the MIT License", "MIT"],
    ["mill --allow wind\n\nMIT License", "MIT"],
    ["Options:\n  -v  be loud\n\nMIT License", "MIT"],
    ["The default: build all. Licensed under the MIT License.", "MIT"],
    ["Apache License 2.0, 2019", "Apache-2.0"],
    ["It is under the MIT License. Questions? Write to us.", "MIT"],
    ["All files (e.g. src/mill.c) are under the MIT License.", "MIT"],
    ["Depends: wheel,\n gear\n\nThe mill is under the GPL version 2 or later.", "GPL-2.0-or-later"],
    ["An Apache 2.0 licensed module for mills.", "Apache-2.0"],
    ["| wheel | MIT | 1.0 |\n| gear | Apache-2.0 | 2 |", "MIT AND Apache-2.0"],
    ["If your program uses the mill, note that the mill is under the GPL v2.", "GPL-2.0-only"],
  ] as const) {
    it(`"${sentence}" is ${expression}`, () =>
      assert.equal(engine.identify(`# The mill\n\n${sentence}\n`).expression, expression));
  }
});
