/** Where something was seen, so that a reader can open it. */
export interface Evidence {
  /** The model in whose release the file lies, where it is another one than the release that is audited. */
  readonly release?: string;
  readonly file: string;
  /** 1-based. Undefined when the file itself is the evidence. */
  readonly line?: number;
  /** First byte, in a file that is no text. */
  readonly offset?: number;
  /** What stands there, white space squeezed, at most 240 characters; always the file's own words. */
  readonly text?: string;
  /** Hex digest of the file, when it was read whole. */
  readonly sha256?: string;
}

/** The evidence of each of several things that were seen. */
export function evidenceOf(seen: readonly { readonly evidence: Evidence }[]): readonly Evidence[] {
  return seen.map(({ evidence }) => evidence);
}

/** The file of a piece of evidence, below the name of the base model in whose release it lies. */
export function fileWithRelease({ release, file }: Pick<Evidence, "release" | "file">): string {
  return release === undefined ? file : `${release}/${file}`;
}
