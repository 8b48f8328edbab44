import type { GgufHeader } from "./header.ts";

/** Which part of a model a file is. */
export interface SplitName {
  /** Everything before the numbers. */
  readonly stem: string;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
}

/** Reads `name-00001-of-00003.gguf`; undefined for any other name. */
export function parseSplitName(name: string): SplitName | undefined {
  const [, stem, part, parts] = /^(.{1,4000})-(\d{5})-of-(\d{5})\.gguf$/s.exec(name) ?? [];
  return stem === undefined ? undefined : { stem, part: Number(part), parts: Number(parts) };
}

/** The name of one part. */
export function splitName({ stem, parts }: SplitName, part: number): string {
  const digits = (number: number): string => String(number).padStart(5, "0");
  return `${stem}-${digits(part)}-of-${digits(parts)}.gguf`;
}

/** What the metadata of a part says of the split; undefined values where it says nothing. */
export function splitMetadata({ metadata }: GgufHeader): {
  readonly part: number | undefined;
  readonly parts: number | undefined;
  readonly tensors: number | undefined;
} {
  const number = (key: string): number | undefined => {
    const value = metadata.get(key);
    return value?.kind === "number" ? Number(value.value) : undefined;
  };
  const index = number("split.no");
  return {
    part: index === undefined ? undefined : index + 1,
    parts: number("split.count"),
    tensors: number("split.tensors.count"),
  };
}
