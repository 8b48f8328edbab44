import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCopyrightStatement } from "./copyright-statement.ts";

describe("isCopyrightStatement", () => {
  for (const { text, is } of [
    { text: "Copyright (c) 1999 Jane Doe", is: true },
    { text: "Copyright 1999, 2001-2004 by The Doe Institute of Rivers", is: true },
    { text: "\u00a9 2020 jdoe", is: true },
    { text: "Riverware Copyright [yyyy] [name of copyright owner]", is: true },
    { text: "Copyright (C) 2001 Jane Doe Copyright (C) 2003 Ji\u0159\u00ed Roe", is: true },
    { text: "Portions copyright 1996-97, by Doe & Roe, Inc. All rights reserved.", is: true },
    { text: "Copyright", is: false },
    { text: "Jane Doe 1999", is: false },
    { text: "Copyright 1999 Jane Doe grants you this", is: false },
    { text: "the copyright of this river", is: false },
    { text: `Copyright 2000 ${"Name ".repeat(20)}`, is: false },
    { text: `Copyright ${"2000 ".repeat(1000)}`, is: false },
  ])
    it(`${is ? "reads" : "refuses"} "${text.slice(0, 60)}"`, () =>
      assert.equal(isCopyrightStatement(text), is));
});
