// Answers for Assay, by the protocol of bench/licenses/README.md.
import { createInterface } from "node:readline";
import { inspect } from "../../../src/index.ts";

for await (const path of createInterface({ input: process.stdin })) {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const { exec, integrity } = await inspect(path);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const found = [exec, integrity];
  console.log(JSON.stringify({ path, found, ms, cpu: (user + system) / 1000 }));
}
