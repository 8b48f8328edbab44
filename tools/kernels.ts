// Assembles the kernels that digests use and writes them where these find them.
import { writeFileSync } from "node:fs";
import { kernelModule } from "./kernels/kernels.ts";

const target = new URL("../src/weights/digest/kernel-module.ts", import.meta.url);
const module = Buffer.from(kernelModule()).toString("base64");
const lines = module.match(/.{1,88}/g) ?? [];
writeFileSync(
  target,
  `/** WebAssembly of \`tools/kernels.ts\`, which wrote this file. */
export const KERNEL_MODULE: string =
${lines.map((line) => `  "${line}"`).join(" +\n")};
`,
);
