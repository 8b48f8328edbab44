import { InvalidArgumentError, Option, type Command } from "commander";
import { HASH_KINDS } from "../signing/hash-kind.ts";
import type { SignFlags } from "./commands/sign.ts";
import type { VerifyFlags } from "./commands/verify.ts";
import { SIGNING_EXIT_CODES } from "./help.ts";
import type { World } from "./world.ts";

/** Adds `verify` and `sign`. */
export function addSigningCommands(
  program: Command,
  world: World,
  end: (exitCode: number) => void,
): void {
  const verify = program
    .command("verify")
    .helpOption("-h, --help", "print this help")
    .summary("holds a model against its signatures")
    .description(
      "Says for every file, or every tensor, whether it is as it was signed, and by whom it was signed.",
    )
    .argument("<path>", "the model: a folder or a file")
    .action(async (path: string, flags: VerifyFlags) => {
      const { runVerify } = await import("./commands/verify.ts");
      end(await runVerify(path, flags, world));
    })
    .addHelpText("after", `\n${SIGNING_EXIT_CODES}`);
  for (const option of verifyOptions()) verify.addOption(option);
  const sign = program
    .command("sign")
    .helpOption("-h, --help", "print this help")
    .summary("signs a model")
    .description("Signs every file of a model, as OpenSSF model signing has it, and its tensors.")
    .argument("<path>", "the model: a folder or a file")
    .action(async (path: string, flags: SignFlags) => {
      const { runSign } = await import("./commands/sign.ts");
      end(await runSign(path, flags, world));
    });
  for (const option of signOptions()) sign.addOption(option);
}

function verifyOptions(): readonly Option[] {
  return [
    repeatable(
      "--signature <file>",
      "signature to hold it against; may be given several times",
    ).makeOptionMandatory(),
    new Option("--key <file>", "public key that must have signed, as PEM"),
    repeatable("--roots <file>", "certificates that the signer's must lead to, as PEM"),
    new Option(
      "--trust-root <file>",
      "trusted root of a Sigstore instance for keyless signatures, or `sigstore` to fetch that of the public one",
    ),
    new Option("--identity <name>", "mail address or URI that must have made keyless signatures"),
    new Option("--issuer <url>", "identity provider that must have known it"),
    ...modelOptions(),
    new Option("--ignore-unsigned", "pass over files that the signature does not list"),
    new Option("--format <format>", "how to write the answer")
      .choices(["text", "json"])
      .default("text"),
    new Option("--quiet", "no progress on stderr"),
    new Option("--no-color", "no colors, whatever the terminal can do"),
  ];
}

function signOptions(): readonly Option[] {
  return [
    new Option("--key <file>", "private key on P-256, P-384 or P-521, as PEM"),
    new Option("--password-file <file>", "what opens the key"),
    new Option("--certificate <file>", "certificate of the key, as PEM"),
    repeatable("--chain <file>", "certificates between that and a root, as PEM"),
    new Option("--keyless", "sign as who you are: over the network, and public for good"),
    new Option("--identity-token <file>", "token that says so; left out: that of the CI that runs"),
    new Option("--fulcio <url>", "certificate authority, if not the public one"),
    new Option("--rekor <url>", "transparency log, if not the public one"),
    new Option("--tsa <url>", "timestamp authority to ask too"),
    new Option("--output <file>", "where the signature is written").makeOptionMandatory(),
    new Option("--tensors <file>", "also sign the tensors, apart from files, and write that here"),
    new Option("--hash <kind>", "how files are digested").choices(HASH_KINDS).default("sha256"),
    new Option("--shard-size <bytes>", "sign parts of this size in place of whole files").argParser(
      parseShardSize,
    ),
    ...modelOptions(),
    new Option("--quiet", "no progress on stderr"),
  ];
}

function modelOptions(): readonly Option[] {
  return [
    repeatable("--ignore <path>", "file or folder of the model that is no part of it"),
    new Option("--allow-symlinks", "follow links to files"),
  ];
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

function parseShardSize(text: string): number {
  const bytes = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(bytes)) return bytes;
  throw new InvalidArgumentError("Expected a whole number of bytes, at least 1.");
}
