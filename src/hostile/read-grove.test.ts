import { openRelease } from "../release/open-release.ts";

/** Reads all of a release that `hub-kill.test.ts` serves: each file, as base64, or the ends of a long one. */
export async function readGrove(
  endpoint: string,
  home: string,
): Promise<readonly (readonly [path: string, bytes: string])[]> {
  const network = { env: { HF_ENDPOINT: endpoint }, home };
  const { files } = await openRelease("hf:example/grove", { network });
  return Promise.all(
    files.map(async ({ path, open, byteLength = 0 }) => {
      const source = await open?.();
      const start = await source?.read(0, 65_536);
      const end = await source?.read(byteLength - 10, byteLength);
      const bytes = Buffer.concat([start ?? Buffer.of(), end ?? Buffer.of()]);
      return [path, bytes.toString("base64")] as const;
    }),
  );
}
