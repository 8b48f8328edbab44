// The reads of an audit by the official JavaScript client: node official.ts ENDPOINT ID [--no-weights]
import { downloadFile, listFiles, modelInfo, parseSafetensorsMetadata } from "@huggingface/hub";

const [hubUrl = "", repo = "", flag] = process.argv.slice(2);

const { sha } = await modelInfo({ name: repo, hubUrl, additionalFields: ["sha"] });
const at = { repo, hubUrl, revision: sha };
let bytes = 0;
for await (const { type, path, lfs } of listFiles({ ...at, recursive: true })) {
  if (type !== "file" || lfs || path.endsWith(".index.json")) continue;
  const file = await downloadFile({ ...at, path });
  bytes += (await file?.arrayBuffer())?.byteLength ?? 0;
}
let headers = 0;
if (flag !== "--no-weights") {
  const found = await parseSafetensorsMetadata(at);
  headers = found.sharded ? Object.keys(found.headers).length : 1;
}
console.log(`${bytes} bytes of texts, ${headers} headers`);
