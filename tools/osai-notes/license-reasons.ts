import type { Reasons } from "./reason.ts";

/** Where we differ on licenses. */
export const LICENSE_REASONS: Reasons = {
  "all-listed>partial": {
    why: "The index asks for weights, code and data; we see only licenses that are named.",
    examples: {
      K2: "open on code and weights, the data is called complicated",
      Neo: "open on code and weights, some data is not there",
      DeepFloyd:
        "the terms of the weights are not in our catalog, so that only the data's were seen",
    },
  },
  "all-listed>closed": {
    why: "The same, where no more than one of the three parts is openly licensed.",
    examples: {
      Cogito: "weights under MIT, no code, no data",
      CogView: "weights under Apache-2.0, no code, no data",
      CodeGen: "the weights have a use named and no license; the open license is the data's",
    },
  },
  "restricting>partial": {
    why: "A license that limits use is no open license to us. The people call it partial here and closed elsewhere, under the same license.",
    examples: {
      JASCO: "CC-BY-NC-4.0, as is Bria, which they call closed",
      Guru: "CC-BY-NC-4.0",
    },
  },
  "none-named>closed": {
    why: "Terms that the catalog does not hold, or none. A note that they are not approved by OSI names no license.",
    examples: {
      SkyReels: "terms of the firm's own",
      RAVE: "a note that denies approval, and no name",
      DreamVideo: "license unknown to the people, too",
    },
  },
  "none-named>partial": {
    why: "A field that says what is barred and names no license.",
    examples: { Vicuna: "not for commerce" },
  },
  "none-named>open": {
    why: "Terms that the catalog does not hold, and that the note calls permissive.",
    examples: { Solar: "terms of the firm's own" },
  },
  "not-listed>closed": {
    why: "On no list, and no clause that we know limits use. The index calls closed what OSI did not approve.",
    examples: {
      "Devstral 2": "a modified MIT license",
      "Llama Nemotron": "a license of the firm's own that permits much",
    },
  },
  "some-listed>closed": {
    why: "One license is open and another is not; the people count less than two open parts.",
    examples: {
      BELLE: "only the code is open",
      Gemma: "only inference code is open",
      "DeepSeek R1": "the field and the note name two licenses for the weights",
    },
  },
  "some-listed>open": {
    why: "One license is open and another is not.",
    examples: { Apertus: "some data is under a license that limits its use" },
  },
};
