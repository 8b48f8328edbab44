import { readFileSync } from "node:fs";
import { readBundles } from "../../src/signing/envelope/bundle.ts";
import { writeLongStatement } from "../../src/signing/statement/statement.ts";
import { tensorPredicate, TENSORS_TYPE } from "../../src/signing/statement/tensor-statement.ts";
import { seedOf, type Seed } from "./seed.ts";
import { DigestTable } from "../../src/weights/digest/digest-table.ts";

/** Bundles that the Python tool wrote, in each of its ways to list the files. */
const BUNDLES: readonly string[] = [
  "python-0.2.0-shards.sig",
  "python-1.1.1-key.sig",
  "python-1.1.1-shards.sig",
  "python-1.1.1-certificate.sig",
];

/** Bundles and statements. */
export function signingSeeds(): readonly Seed[] {
  const folder = new URL("../../fixtures/signing/", import.meta.url);
  const bundles = BUNDLES.map((name) => readFileSync(new URL(name, folder), "utf8"));
  const statements = bundles.flatMap((text) =>
    readBundles(text).map(({ payload }) => payload.inOne()),
  );
  return [
    ...bundles.map((text) => seedOf("signing-bundle", "model.sig", text)),
    ...statements.map((bytes) => seedOf("signing-statement", "statement.json", bytes)),
    seedOf("signing-statement", "statement.json", tensorStatement()),
  ];
}

function tensorStatement(): Buffer {
  const tensor = { name: "w", stored: "01".repeat(32), value: "02".repeat(32) };
  const { subject, predicate, list } = tensorPredicate("model", DigestTable.of([tensor]));
  return writeLongStatement(subject, TENSORS_TYPE, predicate, list).inOne();
}
