import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Profile } from "./profile.ts";
import { readProfile } from "./read-profile.ts";

describe("a profile", () => {
  const cases: readonly { says: string; is: Partial<Profile> }[] = [
    { says: "purpose: research", is: { purpose: "research" } },
    { says: "monthly-users: 12000", is: { monthlyUsers: 12_000 } },
    { says: "monthly_users: 1,200,000", is: { monthlyUsers: 1_200_000 } },
    { says: "monthlyUsers: 1.5 million", is: { monthlyUsers: 1_500_000 } },
    { says: "monthly-users-at-release: 3k", is: { monthlyUsersAtRelease: 3_000 } },
    {
      says: "annual-revenue: 5 million USD",
      is: { annualRevenue: { amount: 5e6, currency: "USD" } },
    },
    { says: "annual-revenue: $5,000,000", is: { annualRevenue: { amount: 5e6, currency: "USD" } } },
    { says: "monthly-revenue: EUR 2bn", is: { monthlyRevenue: { amount: 2e9, currency: "EUR" } } },
    {
      says: "annual-revenue: US$ 1 million",
      is: { annualRevenue: { amount: 1e6, currency: "USD" } },
    },
    { says: "annual-revenue: 7 RMB", is: { annualRevenue: { amount: 7, currency: "CNY" } } },
    { says: "revenue: 5 million", is: { annualRevenue: { amount: 5e6, currency: "USD" } } },
    { says: "users: 7", is: { monthlyUsers: 7 } },
    { says: "purpose: Non-commercial teaching", is: { purpose: "non-commercial" } },
    { says: "purpose: a commercial chatbot", is: { purpose: "commercial" } },
    { says: "purpose: academic research", is: { purpose: "research" } },
    { says: "country: de", is: { country: "DE" } },
    { says: "country: Germany", is: { country: "DE" } },
    { says: "country: South Korea", is: { country: "KR" } },
    { says: "country: NO", is: { country: "NO" } },
    { says: "multimodal: false", is: { multimodal: false } },
    { says: "fields: [military, medical]", is: { fields: ["military", "medical"] } },
    { says: "fields: military", is: { fields: ["military"] } },
    { says: "purpose: null", is: {} },
    { says: "", is: {} },
  ];
  for (const { says, is } of cases) {
    it(`"${says}"`, () => {
      assert.deepEqual(readProfile(says), { profile: { fields: [], ...is }, problems: [] });
    });
  }

  const wrong: readonly { says: string; line: number; message: RegExp }[] = [
    { says: "purpose: fun", line: 1, message: /commercial, non-commercial, research, personal/ },
    { says: "country: Atlantis", line: 1, message: /a code such as DE/ },
    { says: "\nmonthly-users: many", line: 2, message: /a whole number/ },
    { says: "annual-revenue: much", line: 1, message: /an amount such as/ },
    { says: "monthly-user: 5", line: 1, message: /did you mean "monthly-users"/ },
    { says: "multimodal: maybe", line: 1, message: /true or false/ },
    { says: "- a", line: 1, message: /keys with values/ },
    { says: "a: [", line: 1, message: /Unknown key|Flow sequence/ },
    { says: `# ${"x".repeat(100_000)}`, line: 1, message: /at most \d+ are read/ },
  ];
  for (const { says, line, message } of wrong) {
    it(`is refused: "${says.slice(0, 30)}"`, () => {
      const problem = readProfile(says).problems.find((each) => message.test(each.message));
      assert.equal(problem?.line, line);
    });
  }

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        assert.ok(Array.isArray(readProfile(text).problems));
      }),
    );
  });
});
