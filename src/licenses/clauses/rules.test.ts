import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CLAUSE_KINDS, type ClauseKind } from "../license.ts";
import { findClauses } from "./find-clauses.ts";

interface Examples {
  readonly is: readonly string[];
  readonly isNot: readonly string[];
}

const EXAMPLES: Readonly<Record<ClauseKind, Examples>> = {
  "non-commercial": {
    is: [
      "You may run the weights for noncommercial purposes only.",
      "The licensee shall not use the model in any commercial product.",
      "Any commercial use of the checkpoints is strictly forbidden.",
      "You are allowed to use the work solely for personal, non-commercial projects.",
    ],
    isNot: [
      "You may use the model for commercial or non-commercial purposes.",
      "Commercial use is permitted.",
      '"Non-Commercial Use" means use without payment or other gain.',
      "Non-Commercial Use Only.",
      "We shall not pay for commercial damages or losses.",
    ],
  },
  "research-only": {
    is: [
      "The dataset may be used for academic research purposes only.",
      "You shall use the weights exclusively for scientific research use.",
      "You may not deploy the model in a production environment.",
    ],
    isNot: [
      "You may use the model for research and commercial purposes.",
      "We did this research only recently.",
      '"Research Purposes" means work done to gain knowledge.',
    ],
  },
  "user-cap": {
    is: [
      "If your service has more than 250 million monthly active users, you must ask us for and obtain a license.",
      "The rights end unless the number of your monthly users stays below 5,000,000 users per month.",
      "Products with over 10 million MAU are not licensed under this agreement.",
    ],
    isNot: [
      "Our app has more than 30 million monthly active users.",
      "With more than 100 million monthly active users you shall prominently display the model's name.",
      "You must request a license from us for other uses.",
    ],
  },
  "revenue-cap": {
    is: [
      "Companies with annual revenue above US$ 2 million must obtain a commercial license.",
      "The grant does not apply when your gross revenue exceeds 500,000 euros in a year.",
      '"Threshold" means yearly turnover of EUR 10 million.',
    ],
    isNot: [
      "Our liability is limited to $100 and never covers lost revenue.",
      "Our revenue was 20 million dollars last year.",
      "If your monthly revenue is over 20 million US dollars you shall show the name of the model.",
    ],
  },
  "field-of-use": {
    is: [
      "You must not use the model for military purposes.",
      "You agree not to use the outputs to harass or defame people.",
      "You may not:\n- run the model for mass surveillance;\n- give medical advice with it.",
      "The tool shall be used for good.",
    ],
    isNot: [
      "You must not break the law.",
      "You may use the model for military research.",
      "You may not export the weights to embargoed military users.",
      "The model is not designed for medical diagnosis.",
      "You may not enter a discriminatory patent license.",
    ],
  },
  "aup-incorporated": {
    is: [
      "The Policy is part of this license.",
      "Your use must comply with our Acceptable Use Policy.",
      "The Prohibited Use Policy is incorporated into this license by reference.",
      '"AUP" means the Acceptable Use Policy available at https://example.org/aup.',
    ],
    isNot: [
      "The policy of the city is part of the debate.",
      "We wrote an acceptable use policy last year.",
      "See our privacy policy.",
      "Follow the trademark usage guidelines.",
    ],
  },
  "aup-mutable": {
    is: [
      "We may change the Policy at any time.",
      "The Acceptable Use Policy may be updated from time to time.",
      "We reserve the right to change the Prohibited Use Policy.",
    ],
    isNot: [
      "We may change our privacy policy at any time.",
      "Your use must comply with the Acceptable Use Policy.",
      "The model may be updated from time to time.",
    ],
  },
  territory: {
    is: [
      "The rights are not granted to companies seated in the European Union.",
      "This license does not apply in the United Kingdom.",
      '"Territory" means the world, excluding South Korea.',
      "You may use the service only in supported countries.",
    ],
    isNot: [
      "This agreement is governed by the laws of the United States, excluding its conflict of laws rules.",
      "You may not export the model to countries under sanctions of the United States.",
      "The license is granted worldwide, including in the European Union.",
    ],
  },
  "licensor-approval": {
    is: [
      "Commercial use needs our prior written approval.",
      "For any commercial use you must obtain written permission from us.",
      "You shall not host the model without our prior written consent.",
      "Before commercial use, please fill in the application form and apply for a license from the authors.",
      "You must register with the publisher before use.",
    ],
    isNot: [
      "Changing the model needs no approval.",
      "The name of the author may not be used to endorse products without prior written permission.",
      "You may not assign this agreement without prior written consent.",
      "You need no permission from anyone.",
      "Unless required by applicable law or agreed to in writing, the work comes as it is.",
    ],
  },
  "hosting-ban": {
    is: [
      "You may not offer the model to third parties as a hosted service.",
      "Licensee shall not make the software available on a service bureau basis.",
    ],
    isNot: [
      "You may offer the model as a hosted service.",
      "Copies given out, other than through a hosted service, must carry the notice.",
    ],
  },
  "output-training-ban": {
    is: [
      "You will not use the outputs to train any other language model.",
      "Outputs may not be used to improve competing AI models.",
      "You must not use Foo 2.0 or any results of Foo 2.0 to improve any other AI model.",
      "You may not:\n- rent the service;\n- use generated data to develop models that compete with ours.",
    ],
    isNot: [
      "You may use Output to train other models.",
      "You may not share your key; you may use the outputs to train any model.",
      "You will not use the model to train your staff.",
    ],
  },
  "output-training-branding": {
    is: [
      'If you use the outputs to train an AI model that you distribute, you must display "Made with Foo".',
      "Where results of the model are used to fine-tune another model, its name shall include Foo.",
    ],
    isNot: [
      "You may use outputs to train a model.",
      "You must not use the outputs to train a model, and must include this notice.",
    ],
  },
  "branding-display": {
    is: [
      'You shall prominently display "Powered by Foo" on your website.',
      'You must include the words "Built with Foo" in the product documentation.',
      "All advertising materials must display the following sentence.",
    ],
    isNot: [
      "Changed files must carry prominent notices stating that you changed them.",
      "You may display the logo.",
      "You must prominently display this license.",
    ],
  },
  "naming-prefix": {
    is: [
      "You must put Foo at the beginning of the name of every derived model.",
      "The name of any derivative shall start with Foo.",
    ],
    isNot: [
      "You must choose another name.",
      "File names may start with a dot.",
      "You must keep the copyright notice at the start of the file with the author's name.",
    ],
  },
  "notice-file": {
    is: [
      'You must keep the following sentence in a "Notice" text file with each copy.',
      "Copies must be accompanied by the following attribution notice: made by Foo.",
    ],
    isNot: [
      "The above copyright notice shall be included in all copies.",
      "We will give you notice of any change.",
    ],
  },
  "flow-down": {
    is: [
      "Whoever receives a copy from you must agree to this license.",
      "The use restrictions must be included as an enforceable provision in every license that you give.",
      "You must require all downstream users to comply with these restrictions.",
    ],
    isNot: [
      "Whoever receives a copy may keep it.",
      "You must give recipients a copy of this license.",
      "You must license the whole work under this license.",
    ],
  },
  revocable: {
    is: [
      "We grant you a revocable license to use the model.",
      "We may terminate this license at any time for any reason.",
      "The licensor reserves the right to revoke this license in its sole discretion.",
    ],
    isNot: [
      "We grant you an irrevocable license.",
      "The license is not revocable.",
      "You may terminate this agreement at any time.",
      "We may terminate this license if you breach it.",
    ],
  },
  "license-may-change": {
    is: [
      "We may publish new versions of this license, and the newest one applies to your use.",
      "We may amend this agreement from time to time.",
      "Foo reserves the right to modify these terms at any time.",
      "Your continued use means that you accept the revised terms.",
    ],
    isNot: [
      "We may publish new versions of this license; your copy keeps the one it came with.",
      "The foundation may publish new versions of this license.",
      "You may modify the software under the terms of this license.",
      "This license may not be changed.",
    ],
  },
  "remote-restriction": {
    is: [
      "The licensor may restrict (remotely or otherwise) use of the model.",
      "Foo reserves the right to disable access to the weights.",
    ],
    isNot: ["You may restrict who has access.", "All rights reserved."],
  },
  "guardrail-clause": {
    is: [
      "You must not remove or bypass the safety filters of the model.",
      "If you disable any safeguard, this license terminates.",
    ],
    isNot: [
      "You may remove the safety filter.",
      "You must not remove copyright notices from the filter.",
    ],
  },
  "content-filter-duty": {
    is: [
      "You must implement content filters in every deployment.",
      "You are responsible for implementing appropriate safeguards.",
    ],
    isNot: ["We encourage you to use content filters.", "The release includes a content filter."],
  },
  "update-duty": {
    is: [
      "When a newer version appears you must switch to it within a month.",
      "You must make reasonable efforts to use the latest version of the model.",
      "You shall stop using older versions within a month.",
    ],
    isNot: [
      "When a newer version appears you may switch to it.",
      "You may use the latest version.",
      "The latest version is on the website.",
    ],
  },
  "termination-on-litigation": {
    is: [
      "If you file a lawsuit claiming that the model infringes your patents, your license terminates.",
      "Your rights end if you bring patent litigation against any contributor.",
    ],
    isNot: [
      "Any lawsuit is heard in the courts of Oslo.",
      "If you breach this license, your rights terminate.",
    ],
  },
  "no-patent-grant": {
    is: [
      "Patent rights are not licensed.",
      "This license does not grant any rights under patents.",
      "No license to any patent is granted here.",
    ],
    isNot: [
      "Each author grants you a patent license to make and use the work. No patent license is granted for other works.",
      "Keep all patent notices.",
      "We make no warranty that the work infringes no patent rights.",
    ],
  },
  "no-distribution": {
    is: [
      "You may not distribute the model to anyone.",
      "Redistribution of the weights is prohibited.",
      "You may not:\n- share the checkpoints with third parties.",
    ],
    isNot: [
      "You may distribute the model.",
      "You may not distribute the program except as this license allows.",
      "You may not restrict others who distribute the data.",
    ],
  },
  "reverse-engineering-ban": {
    is: [
      "You must not reverse engineer the model.",
      "Licensee shall not decompile or disassemble the software.",
    ],
    isNot: [
      "Your terms must not prohibit reverse engineering for debugging.",
      "You may reverse engineer the software.",
    ],
  },
  "extra-policy-file": {
    is: [
      "Use of the weights is also subject to the supplementary terms found at https://example.org/terms.",
      "You must comply with the rules in USAGE_RULES.md.",
    ],
    isNot: [
      "You may obtain a copy of the license at https://example.org/license.",
      "The code is licensed under the terms of the MIT license at https://example.org.",
      "See README.md for details.",
    ],
  },
};

for (const kind of CLAUSE_KINDS) {
  describe(kind, () => {
    for (const text of EXAMPLES[kind].is) {
      it(`is found in: ${text}`, () => {
        assert.ok(kindsOf(text).includes(kind), `found ${kindsOf(text).join(", ") || "nothing"}`);
      });
    }
    for (const text of EXAMPLES[kind].isNot) {
      it(`is not found in: ${text}`, () => {
        assert.ok(!kindsOf(text).includes(kind));
      });
    }
  });
}

function kindsOf(text: string): readonly ClauseKind[] {
  return findClauses(text).map((clause) => clause.kind);
}
