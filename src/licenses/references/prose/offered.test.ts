import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("nothing is under licenses that", () => {
  for (const [what, text] of [
    [
      "a form offers",
      '<option value="MIT">MIT License</option>\n<option>Apache License 2.0</option>',
    ],
    ["a form lets choose", '<input type="radio" value="gpl-3.0"> GPL 3.0'],
    ["a command takes", "usage: mill init [--license {mit,bsd-3-clause,gpl-3.0}]"],
    ["a command accepts", 'mill check --allow-only="MIT License;BSD License"'],
    ["are the choices of an argument", "add('--terms', choices=['ISC', 'GPL-3.0-only'])"],
    ["are the choices of a template", "terms:\n  choices:\n    - MIT\n    - Apache-2.0\n"],
    ["are the values of a schema", '"type": "string", "enum": ["MIT", "GPL-3.0-only"]'],
    ["are options", "The terms of your mill. Options: MIT, Apache 2.0"],
    ["are options of a question", "Which license has the mill?\n- MIT License\n- GNU GPL v3\n"],
    ["stand in a place that is to be filled in", "It is licensed under the <MIT|GPL-3.0> license."],
    ["are there to pick one", "It is under the [MIT / GPL-3.0 (pick one)] license."],
    ["a heading approves", "## Approved licenses\n\n* MIT License\n* Apache License 2.0\n"],
    [
      "a sentence allows",
      "The following licenses are allowed for dependencies:\n\n- MIT\n- Apache-2.0\n",
    ],
    ["a tool allows", '[licenses]\nallow = [\n  "MIT",\n  "Apache-2.0",\n]\n'],
    ["a tool allows, without marks", "authorized_licenses:\n    bsd\n    apache 2.0\n"],
    [
      "a page helps to choose",
      "## Choosing a license\n\n- **Apache-2.0** if patents worry you.\n- **MPL-2.0** else.\n",
    ],
    ["a table has by family", "permissive: [MIT, BSD-3-Clause]\ncopyleft: [GPL-3.0-only]\n"],
    ["a page is found by", "Tags: licensing, MIT, Apache-2.0, GPL-3.0\n"],
    ["other pages tell of", "See also: MIT License, BSD licenses, Apache License 2.0\n"],
    ["a tool permits", "permit:\n  - BSD.*\n  - CC0-1.0\n  - MPL-2.0\n"],
    ["a tool denies", "deny:\n  - GPL-3.0-only\n  - AGPL-3.0-only\n"],
    ["are asked about", "Is the mill under an open license (MIT, Apache 2.0)?"],
    ["are supported", "Supported licenses are the MIT License and Apache 2.0."],
    ["were counted", "MIT: 120\nApache-2.0: 12\nBSD-3-Clause: 8\n"],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, "NONE"));
  }
});

describe("something is under a license that", () => {
  for (const [what, text, expression] of [
    ["one may choose", "You may choose either of these licenses:\n\n- MIT\n- ISC\n", "MIT OR ISC"],
    ["components have", "- wheel (MIT)\n- gear (BSD-2-Clause)\n", "MIT AND BSD-2-Clause"],
    ["stands after a dash of two", "wheel -- MIT License", "MIT"],
    [
      "compatible terms include",
      "You can use it under the terms of a compatible license:\n\n1. Apache License 2.0\n2. GPL v3\n",
      "Apache-2.0 AND GPL-3.0-only",
    ],
  ] as const) {
    it(what, () => assert.equal(engine.identify(`The mill\n\n${text}`).expression, expression));
  }
});
