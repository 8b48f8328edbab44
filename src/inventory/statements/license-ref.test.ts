import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { licenseRef, refOfFile } from "./license-ref.ts";

describe("the id of a license that the catalog does not hold", () => {
  const names = [
    { name: "Larch Community License", is: "LicenseRef-larch-community" },
    { name: "Community License for Larch Model", is: "LicenseRef-larch-community" },
    { name: "LARCH 2 COMMUNITY LICENSE AGREEMENT", is: "LicenseRef-larch-2-community" },
    { name: "The Larch-1.5 Model License", is: "LicenseRef-larch-1.5" },
    { name: "larch-community-license", is: "LicenseRef-larch-community" },
    { name: "larch_community_license", is: "LicenseRef-larch-community" },
    { name: "Larch Non-Commercial License", is: "LicenseRef-larch-non-commercial" },
    { name: "Lärche Lizenz", is: "LicenseRef-la-rche-lizenz" },
    { name: "License", is: "LicenseRef-license" },
    { name: "", is: "LicenseRef-unnamed" },
    { name: "许可协议", is: "LicenseRef-unnamed" },
    { name: "../../etc/passwd", is: "LicenseRef-etc-passwd" },
    {
      name: "License",
      pointer: "https://huggingface.co/larch/larch-7b/blob/main/LICENSE",
      is: "LicenseRef-larch-7b",
    },
    {
      name: "License",
      pointer: "https://huggingface.co/datasets/larch/web",
      is: "LicenseRef-license",
    },
    {
      name: "Larch License",
      pointer: "https://huggingface.co/alder/alder-7b",
      is: "LicenseRef-larch",
    },
  ];
  for (const { name, pointer, is } of names) {
    it(`"${name}"${pointer === undefined ? "" : ` at ${pointer}`}: ${is}`, () => {
      assert.equal(licenseRef(name, pointer), is);
    });
  }

  it("holds only what SPDX allows in an id, and is short, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), (name) => {
        assert.match(licenseRef(name, undefined), /^LicenseRef-[a-z0-9.-]{1,400}$/);
      }),
    );
  });

  it("is made from the title of a file, without its marks", () => {
    const file = {
      path: "LICENSE-MODEL",
      parts: [],
      texts: [],
      named: [],
      title: { file: "LICENSE-MODEL", line: 1, text: "## **Larch Model License**" },
      kind: "license",
      isRoot: true,
    } as const;
    assert.equal(refOfFile(file), "LicenseRef-larch");
    assert.equal(refOfFile({ ...file, title: { file: "TERMS" } }), "LicenseRef-license-model");
  });
});
