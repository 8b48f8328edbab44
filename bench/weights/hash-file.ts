// Digests one file with nothing but Node, on one thread: what Assay's digests are held against.
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

const [path = ""] = process.argv.slice(2);
const bytes = Buffer.allocUnsafeSlow(1 << 20);
const hash = createHash("sha256");
const file = openSync(path, "r");
for (let read = -1; read !== 0;) {
  read = readSync(file, bytes);
  hash.update(bytes.subarray(0, read));
}
closeSync(file);
console.log(hash.digest("hex"));
