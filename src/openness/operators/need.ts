import type { Need } from "../definition.ts";
import { componentOf, type Facts } from "../facts.ts";
import type { Outcome } from "../outcome.ts";

/** `need`: the component is there. Said but not seen is "not met yet", which is undecided and not a failure. */
export function judgeNeed({ need: component }: Need, facts: Facts): Outcome {
  const { status, detail, evidence } = componentOf(facts, component);
  const lack = { thing: component };
  const seen = detail === "" ? "" : `: ${detail}`;
  switch (status) {
    case "present":
      return { result: "met", because: `${component} is there${seen}`, evidence };
    case "absent":
      return {
        result: "fails",
        because: `${component} is absent: the complete listing holds none`,
        evidence,
        lack,
      };
    case "claimed-only":
      return {
        result: "undecided",
        because: `${component} is only claimed${seen}`,
        evidence,
        lack,
      };
    case "unknown":
      return { result: "undecided", because: `${component} is unknown${seen}`, evidence, lack };
  }
}
