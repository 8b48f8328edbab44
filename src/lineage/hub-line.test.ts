import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { READER, withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import type { HubServer } from "../../fixtures/hub-server/hub-server.ts";
import { inFolder } from "../hostile/hostile-fixtures.test.ts";
import { audit, lineage, type NetworkOptions } from "../index.ts";
import { card, messages, OAK } from "./line-fixtures.test.ts";

const REPOSITORIES = [
  repository({
    id: "larch-lab/larch",
    commits: [
      { title: "One", files: { "README.md": card({ license: "mit", base_model: "elm-lab/elm" }) } },
    ],
  }),
  repository({
    id: "elm-lab/elm",
    commits: [
      {
        title: "One",
        files: {
          "README.md": card({ license: "mit", base_model: "oak-lab/oak" }),
          "model.safetensors": Buffer.alloc(100_000),
        },
      },
    ],
  }),
  repository({
    id: "oak-lab/oak",
    gated: "manual",
    readers: [READER.name],
    commits: [
      {
        title: "One",
        files: { "README.md": String(OAK["README.md"]), LICENSE: String(OAK["LICENSE"]) },
      },
    ],
  }),
];

/** The network as a person with or without a token has it, with an empty home. */
type NetworkOf = (token?: string) => NetworkOptions;

function withLine<T>(use: (hub: HubServer, networkOf: NetworkOf) => Promise<T>): Promise<T> {
  return inFolder((home) =>
    withHub(
      (hub) =>
        use(hub, (token) => ({
          env: { HF_ENDPOINT: hub.origins.hub, ...(token !== undefined && { HF_TOKEN: token }) },
          home,
        })),
      { repositories: REPOSITORIES },
    ),
  );
}

describe("a line on a hub", () => {
  it("is followed for whoever may read it, without weights", () =>
    withLine(async (hub, networkOf) => {
      const report = await lineage("hf:larch-lab/larch", {
        follow: { elsewhere: true },
        network: networkOf(READER.token),
      });
      assert.deepEqual(
        report.lineage.ancestors.map(({ name, revision, licenses }) => [
          name,
          revision?.length,
          licenses.map(({ id }) => id).join(),
        ]),
        [
          ["elm-lab/elm", 40, "MIT"],
          ["oak-lab/oak", 40, "LicenseRef-oak-community"],
        ],
      );
      assert.deepEqual(report.unread, []);
      assert.equal(hub.log.requests("cdn"), 0);
    }));

  it("has terms that are not known where an ancestor is behind a gate, and says so", () =>
    withLine(async (_hub, networkOf) => {
      const report = await audit("hf:larch-lab/larch", {
        follow: { elsewhere: true },
        network: networkOf(),
      });
      const [message = ""] = messages(report, "base-model-terms-unread");
      assert.match(message, /Made from oak-lab\/oak \(by way of elm-lab\/elm\), .*: it is gated/);
      assert.equal(report.freedoms.share.result, "undecided");
      const unread = report.unread.find(({ what }) => what === "the terms of oak-lab/oak");
      assert.match(unread?.why ?? "", /it is gated/);
    }));

  it("is not followed off the network", () =>
    withLine(async (hub, networkOf) => {
      const report = await lineage("hf:larch-lab/larch", {
        follow: { elsewhere: true },
        network: { ...networkOf(), offline: true },
      }).catch((error: unknown) => error);
      assert.ok(report instanceof Error);
      assert.equal(hub.log.requests("hub"), 0);
    }));
});
