import { parentPort, workerData } from "node:worker_threads";
import { createLicenseEngine } from "../licenses/engine.ts";
import { identifyContent } from "./identify-content.ts";
import { isWorkerCatalog, isWorkerJob, type WorkerJob } from "./worker-messages.ts";

/** One thread of the pool: builds the engine over the shared catalog, then answers file after file. */
const catalog: unknown = workerData;
if (!isWorkerCatalog(catalog)) throw new TypeError("Cannot start license worker: no catalog given");
const engine = createLicenseEngine({
  fingerprints: new Uint8Array(catalog.fingerprints),
  licenses: catalog.licenses,
});

/** Answers are given in the order of the jobs. */
let last = Promise.resolve();

async function answer({ path, content }: WorkerJob, before: Promise<void>): Promise<void> {
  await before;
  parentPort?.postMessage(await identifyContent(engine, path, content), []);
}

parentPort?.on("message", (job: unknown) => {
  if (!isWorkerJob(job)) throw new TypeError("Cannot identify: the message is no job");
  last = answer(job, last);
});
