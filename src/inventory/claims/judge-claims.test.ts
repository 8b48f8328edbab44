import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClauseKind } from "../../licenses/license.ts";
import type { AppliedClause, AppliedLicense, Part } from "../inventory.ts";
import { restrictsWeights } from "./judge-claims.ts";

function license(id: string, scope: AppliedLicense["scope"]): AppliedLicense {
  return { id, name: id, match: "named", scope, termsKnown: true, evidence: [] };
}

function clause(kind: ClauseKind, of: string, on: readonly Part[]): AppliedClause {
  return { kind, license: of, on, certainty: "known", evidence: [] };
}

describe("what limits the weights as such", () => {
  const weights = [license("MIT", "stated"), license("LicenseRef-oak", "inherited")];
  const licenses = { code: [], weights, data: [], docs: [] };
  const table: readonly {
    readonly what: string;
    readonly clause: AppliedClause;
    readonly is: boolean;
  }[] = [
    { what: "a user cap on them", clause: clause("user-cap", "MIT", ["weights"]), is: true },
    {
      what: "a policy beside their license",
      clause: clause("field-of-use", "LicenseRef-policy", ["weights"]),
      is: true,
    },
    {
      what: "a cap that some inherit",
      clause: clause("user-cap", "LicenseRef-oak", ["weights"]),
      is: false,
    },
    { what: "a cap on the code", clause: clause("user-cap", "MIT", ["code"]), is: false },
    { what: "a notice to keep", clause: clause("notice-file", "MIT", ["weights"]), is: false },
  ];
  for (const { what, clause: given, is } of table) {
    it(`${what}: ${is}`, () => assert.equal(restrictsWeights(given, licenses), is));
  }
});
