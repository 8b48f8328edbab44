/** What `assay init policy` writes: a policy that works as it is, with what else can be said in comments. */
export const POLICY_START: string = `# A policy: what a release must be for you to use it.
# Judge a release by it:   assay audit ./model --policy policy.yaml
# The words that may stand here:   assay schema rules
id: our-policy
version: "1"
title: What we may ship
source: { title: Our own rules }
date: 2026-11-23
yields: verdict

# Starts from the rules of a definition or of another file; a rule below with the same id replaces one of these.
# extends: open-weight-definition
# extends: ./company.yaml

# What a rule means that cannot be decided: "fail", "pass", or "incomplete" (the command ends with 4).
unknowns: incomplete

rules:
  - id: commercial-use
    asks: May we use the weights in what we sell?
    because: We are a company.
    remedy: Choose a model whose license has no such limit.
    decide: auto
    # "high", "medium", "low" or "info"; --fail-on says from where on the command ends with 1.
    severity: high
    test:
      forbid:
        clauses: [non-commercial, research-only, licensor-approval]
        on: [weights]

  - id: weights-license-listed
    asks: Are the weights under a license that is on a list of open ones?
    because: Our lawyers have read those.
    remedy: Ask for a review of the license.
    decide: partly
    human: Did somebody read the license text?
    severity: medium
    test:
      require: { license_of: weights, listed_as: [osi, open-data] }

  - id: claims-hold
    asks: Is no claim of the release contradicted by its own files?
    because: Who is wrong about the license may be wrong about the rest.
    remedy: Ask the publisher.
    decide: auto
    # Told, and not counted.
    test:
      warn: { forbid: { claims: contradicted } }

  - id: at-least-open-weights
    asks: Does it stand on step 2 of the ladder or above, without a finding that is high?
    because: An example of an expression, for what the operators do not reach.
    remedy: Look at the findings of the report.
    decide: auto
    severity: low
    test:
      expr: ladder.step >= 2 && !findings.exists(f, f.severity == "high")

# A rule that is knowingly not kept, for a time: it warns in its last 30 days, and does not work after the last one.
waivers: []
#  - rule: commercial-use
#    release: Nimbus-7B
#    reason: Only used in an experiment, see ticket 42.
#    until: 2027-03-31
`;
