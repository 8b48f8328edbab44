import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { memorySource } from "../../src/bytes/memory-source.ts";
import { inspectSource } from "../../src/weights/inspect-source.ts";
import { table } from "../licenses/tables.ts";
import type { WeightsCase } from "./cases.ts";

/** Name, type and shape of every tensor, one to a line, sorted. */
type Listing = string;

/** Another reader of one format. */
interface Oracle {
  readonly name: string;
  readonly extension: string;
  readonly list: (path: string) => Promise<Listing>;
}

/** Holds the tensors of well-formed files against those that the official JavaScript readers see in them. */
export async function compareWithOracles(
  folder: string,
  cases: readonly WeightsCase[],
): Promise<string> {
  const rows = [];
  for (const { name, extension, list } of await oracles(folder)) {
    const files = cases.filter(
      ({ path, expected }) => expected === "benign" && path.endsWith(extension),
    );
    const differing: string[] = [];
    const refused: string[] = [];
    for (const { path } of files) {
      const theirs = await list(path).catch((error: unknown) => {
        refused.push(`${nameOf(path)}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      });
      if (theirs !== undefined && theirs !== (await ours(path))) differing.push(nameOf(path));
    }
    rows.push([
      name,
      String(files.length),
      String(files.length - differing.length - refused.length),
      differing.join(", ") || "none",
      refused.join("; ") || "none",
    ]);
  }
  return table(["reader", "files", "the same", "differ", "it refuses"], rows);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

async function ours(path: string): Promise<Listing> {
  const { tensors } = await inspectSource(memorySource(readFileSync(path)), nameOf(path));
  return listing(tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })));
}

interface Named {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

function listing(tensors: readonly Named[]): Listing {
  return tensors
    .map(({ name, dtype, shape }) => `${name} ${dtype} ${shape.join("x")}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join("\n");
}

const ggufModule = z.object({
  GGMLQuantizationType: z.record(z.string(), z.union([z.string(), z.number()])),
  gguf: z.custom<(path: string, options: object) => Promise<unknown>>(isFunction),
});

const ggufResult = z.object({
  tensorInfos: z.array(
    z.object({ name: z.string(), shape: z.array(z.coerce.number()), dtype: z.number() }),
  ),
});

const hubModule = z.object({
  parseSafetensorsMetadata: z.custom<(options: object) => Promise<unknown>>(isFunction),
});

/** The header is left as it is: a copy of it would lose the tensor that is called `__proto__`. */
const hubResult = z.object({ header: z.custom<object>(isObject) });

const hubTensor = z.looseObject({
  dtype: z.string().default(""),
  shape: z.array(z.number()).default([]),
});

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

async function oracles(folder: string): Promise<readonly Oracle[]> {
  const resolve = createRequire(join(folder, "package.json")).resolve;
  const { gguf, GGMLQuantizationType } = ggufModule.parse(
    await import(resolve("@huggingface/gguf")),
  );
  const { parseSafetensorsMetadata } = hubModule.parse(await import(resolve("@huggingface/hub")));
  return [
    {
      name: "@huggingface/gguf",
      extension: ".gguf",
      async list(path) {
        const { tensorInfos } = ggufResult.parse(await gguf(path, { allowLocalFile: true }));
        return listing(
          tensorInfos.map(({ name, shape, dtype }) => ({
            name,
            dtype: ggmlName(String(GGMLQuantizationType[dtype])),
            shape: shape.toReversed(),
          })),
        );
      },
    },
    {
      name: "@huggingface/hub",
      extension: ".safetensors",
      async list(path) {
        const found = hubResult.parse(
          await parseSafetensorsMetadata({
            repo: "local/file",
            path: "model.safetensors",
            fetch: serveFile(path),
          }),
        );
        return listing(
          Object.entries(found.header)
            .filter(([name]) => name !== "__metadata__")
            .map(([name, tensor]) => ({ ...hubTensor.parse(tensor), name })),
        );
      },
    },
  ];
}

/** Types that other formats have too go by the names of safetensors. */
function ggmlName(name: string): string {
  return /^(?:B?F|I)\d+$/.test(name) ? name : `ggml:${name}`;
}

/** Answers requests for parts of a file as a server of files does. */
function serveFile(path: string): typeof fetch {
  return (_, init) => {
    const bytes = readFileSync(path);
    const range = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] ?? bytes.length - 1) + 1, bytes.length);
    const headers = {
      "content-length": String(end - start),
      "content-range": `bytes ${start}-${end - 1}/${bytes.length}`,
      etag: '"local"',
    };
    return Promise.resolve(
      new Response(bytes.subarray(start, end), { status: range ? 206 : 200, headers }),
    );
  };
}
