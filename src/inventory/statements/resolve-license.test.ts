import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LARCH, MIT, shelfOf } from "./statement-fixtures.test.ts";

const shelf = shelfOf({
  LICENSE: MIT,
  "LICENSE MODEL.txt": LARCH,
  "models/larch/LICENSE": MIT,
  "docs/LICENSE-DOCS": LARCH,
});

describe("where a link leads", () => {
  const links: readonly { readonly from?: string; readonly to: string; readonly is?: string }[] = [
    { to: "LICENSE", is: "LICENSE" },
    { to: "./LICENSE", is: "LICENSE" },
    { to: "/LICENSE", is: "LICENSE" },
    { to: "LICENSE#section", is: "LICENSE" },
    { to: "LICENSE?plain=1", is: "LICENSE" },
    { to: ".//LICENSE", is: "LICENSE" },
    { to: "docs/../LICENSE", is: "LICENSE" },
    { to: "LICENSE%20MODEL.txt", is: "LICENSE MODEL.txt" },
    { to: "LICENSE MODEL.txt", is: "LICENSE MODEL.txt" },
    { from: "docs/card.md", to: "LICENSE-DOCS", is: "docs/LICENSE-DOCS" },
    { from: "docs/card.md", to: "../LICENSE", is: "LICENSE" },
    { from: "docs/card.md", to: "/LICENSE", is: "LICENSE" },
    { from: "docs/card.md", to: "../../blob/main/LICENSE", is: "LICENSE" },
    { from: "models/larch/README.md", to: "LICENSE", is: "models/larch/LICENSE" },
    { to: "https://github.com/larch/larch/blob/main/LICENSE", is: "LICENSE" },
    {
      to: "https://huggingface.co/larch/larch/blob/main/LICENSE%20MODEL.txt",
      is: "LICENSE MODEL.txt",
    },
    { to: "https://larch.example/LICENSE" },
    { to: "../LICENSE" },
    { to: "../../../etc/passwd" },
    { from: "docs/card.md", to: "../../LICENSE" },
    { to: "LICENSE%2" },
    { to: "LICENSE%ff" },
    { to: "%2e%2e/LICENSE" },
    { to: "javascript:LICENSE" },
    { to: "#license" },
    { to: "" },
    { to: "license" },
    { to: "NOTHING" },
  ];
  for (const { from = "README.md", to, is } of links) {
    it(`"${to}" in ${from}: ${is ?? "nowhere"}`, () => {
      assert.equal(shelf.follow(to, from)?.path, is);
    });
  }
});

describe("what a name and a link come down to", () => {
  const cases: readonly {
    readonly what: string;
    readonly ids: readonly string[];
    readonly name: string;
    readonly pointer?: string;
    readonly is: string;
  }[] = [
    {
      what: "a known name whose text is here",
      ids: ["MIT"],
      name: "MIT",
      is: "MIT exact, terms known",
    },
    {
      what: "a known name whose text is not here",
      ids: ["Apache-2.0"],
      name: "Apache",
      is: "Apache-2.0 named, terms known",
    },
    {
      what: "a known name whose text nobody read",
      ids: ["CC-BY-NC-3.0-IGO"],
      name: "CC BY-NC 3.0 IGO",
      is: "CC-BY-NC-3.0-IGO named, terms not known",
    },
    {
      what: "a name of several editions",
      ids: ["GPL-2.0-only", "GPL-3.0-only"],
      name: "GPL",
      is: "GPL-2.0-only named, terms not known",
    },
    {
      what: "a name of several, one of which is here",
      ids: ["MIT-0", "MIT"],
      name: "MIT",
      is: "MIT exact, terms known",
    },
    {
      what: "an unknown name",
      ids: [],
      name: "Larch Model License",
      is: "LicenseRef-larch named, terms not known",
    },
    {
      what: "an unknown name that leads to a known text",
      ids: [],
      name: "our terms",
      pointer: "LICENSE",
      is: "MIT exact, terms known",
    },
    {
      what: "an unknown name that leads to an unknown text",
      ids: [],
      name: "our terms",
      pointer: "LICENSE%20MODEL.txt",
      is: "LicenseRef-larch named, terms not known",
    },
    {
      what: "a name of several that leads to an unknown text",
      ids: ["GPL-2.0-only", "GPL-3.0-only"],
      name: "GPL",
      pointer: "LICENSE%20MODEL.txt",
      is: "GPL-2.0-only named, terms not known",
    },
    {
      what: "a known name that leads to an unknown text",
      ids: ["Apache-2.0"],
      name: "Apache",
      pointer: "LICENSE%20MODEL.txt",
      is: "Apache-2.0 named, terms not known",
    },
    {
      what: "a known name that leads to another known text",
      ids: ["Apache-2.0"],
      name: "Apache",
      pointer: "LICENSE",
      is: "Apache-2.0 named, terms known",
    },
    {
      what: "an unknown name that leads to the LICENSE of a repository, perhaps another",
      ids: [],
      name: "Model License",
      pointer: "https://hub.example/larch/elm-9b/blob/main/LICENSE",
      is: "LicenseRef-model-license named, terms not known",
    },
    {
      what: "a known name that leads to the LICENSE of a repository that says the same",
      ids: ["MIT"],
      name: "MIT",
      pointer: "https://hub.example/larch/larch/blob/main/LICENSE",
      is: "MIT exact, terms known",
    },
    {
      what: "a known name that leads nowhere",
      ids: ["Apache-2.0"],
      name: "Apache",
      pointer: "GONE",
      is: "Apache-2.0 named, terms known",
    },
  ];
  for (const { what, ids, name, pointer, is } of cases) {
    it(what, () => {
      const resolved = shelf.resolve(ids, name, pointer, "README.md");
      const terms = resolved.termsKnown ? "terms known" : "terms not known";
      assert.equal(`${resolved.ids[0]} ${resolved.match}, ${terms}`, is);
    });
  }
});
