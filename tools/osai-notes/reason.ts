/** Why we and the people differ in one cell, in our words, and models that show it; a model is told where it lies in the cell. */
interface Reason {
  readonly why: string;
  readonly examples: Readonly<Record<string, string>>;
}

/** The reasons by our fact and the people's class, `fact>class`. */
export type Reasons = Readonly<Record<string, Reason>>;

/** Where a record is silent on a dimension. */
export const SILENT: Reasons = {
  "no-words>open": { why: "Neither words nor links.", examples: {} },
  "no-words>partial": { why: "Neither words nor links.", examples: {} },
  "no-words>closed": {
    why: "Neither words nor links; silence is closed to the people and unknown to us.",
    examples: {},
  },
};
