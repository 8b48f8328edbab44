import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tarFile, type MemberToTar } from "../../bytes/tar/tar-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import { judgeTarget } from "../yaml/judge-target.ts";

function inspectNemo(...members: readonly MemberToTar[]) {
  const config = { name: "./model_config.yaml", data: "name: x\n" };
  return inspectFiles({ "m.nemo": tarFile([config, ...members]) });
}

describe("a NeMo archive", () => {
  it("of a configuration is data", async () => {
    const found = await inspectNemo({ name: "./tokenizer.txt", data: "a\nb\n" });
    assert.deepEqual([found.format, found.exec, found.integrity], ["nemo", "data", "valid"]);
  });

  const acting = [
    ["a path outside", { name: "../x", data: "" }],
    ["a path from the root", { name: "/x", data: "" }],
    ["a link", { name: "l", type: "2", target: "x" }],
    ["a hard link", { name: "l", type: "1", target: "x" }],
    ["a device", { name: "d", type: "3" }],
    [
      "a target that runs programs",
      { name: "b.yaml", data: "a: {_target_: os.system, command: id}\n" },
    ],
    [
      "a class of the model that is none",
      { name: "./a/model_config.yaml", data: "target: os.system\n" },
    ],
    ["an object of Python", { name: "b.yaml", data: "a: !!python/object/apply:os.system [id]\n" }],
    [
      "a function of Python by its full tag",
      { name: "b.yaml", data: "a: !<tag:yaml.org,2002:python/name:os.system> ''\n" },
    ],
    [
      "a template that reaches out",
      { name: "b.yaml", data: "chat_template: '{{ x.__class__ }}'\n" },
    ],
  ] as const;
  for (const [what, member] of acting) {
    it(`with ${what} is code`, async () => assert.equal((await inspectNemo(member)).exec, "code"));
  }

  it("says which class the model is of", async () => {
    const target = "nemo.collections.asr.models.EncDecCTCModel";
    const data = `target: ${target}\nsched:\n  target: a.b\n`;
    const { calls } = await inspectNemo({ name: "./a/model_config.yaml", data });
    assert.deepEqual(
      calls.map(({ callable, verdict }) => [callable, verdict]),
      [[target, "allow-listed"]],
    );
  });

  const broken = [
    ["YAML that is none", { name: "b.yaml", data: "a: [" }],
    ["one name twice", { name: "./model_config.yaml", data: "name: y\n" }],
    ["YAML without a bottom", { name: "b.yaml", data: "[".repeat(5000) }],
  ] as const;
  for (const [what, member] of broken) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspectNemo(member)).integrity, "malformed");
    });
  }
});

describe("a target of Hydra", () => {
  const table = [
    ["nemo.collections.asr.models.EncDecCTCModel", "allow-listed"],
    ["torch.optim.AdamW", "allow-listed"],
    ["os.system", "code"],
    ["nemo.collections.common.os.System", "code"],
    ["torch.nn.modules.module.warnings", "code"],
    ["torch.utils.subprocess.Popen", "code"],
    ["Popen", "code"],
  ] as const;
  for (const [target, verdict] of table) {
    it(`${target} is ${verdict}`, () => assert.equal(judgeTarget(target).verdict, verdict));
  }
});
