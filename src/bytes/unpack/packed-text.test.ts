/** Three words and a run, packed by the reference tools: every kind of copy and literal is in them. */
export const PACKED_TEXT: string = `weights and weights and wheels ${"a".repeat(300)} end`;

/** The same text, as `bzip2`, `xz`, `lzma` and `lz4` write it. */
export const PACKED: Readonly<Record<"bz2" | "xz" | "lzma" | "lz4", Buffer>> = {
  bz2: Buffer.from(
    "QlpoOTFBWSZTWeIge64AABSRgMAgJuUMgAAIIAAhKIyGnqaEAADrYggLnA46arKlGUQ2x/WcFRr4u5IpwoSHEQPdcA==",
    "base64",
  ),
  xz: Buffer.from(
    "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AFOACBdADuZSXHqpqB1rkAFZIqDqI/3xTvfVtw9YqdA22yhez4AAJdT6PAEoaLJAAE8zwIAAACKpKFxscRn+wIAAAAABFla",
    "base64",
  ),
  lzma: Buffer.from(
    "XQAAgAD//////////wA7mUlx6qagda5ABWSKg6iP98U731bcPWKnQNtst/yRjv/2TcAA",
    "base64",
  ),
  lz4: Buffer.from("BCJNGGBAgiAAAADJd2VpZ2h0cyBhbmQgDAB/aGVlbHMgYQEA/xlAIGVuZAAAAAA=", "base64"),
};
