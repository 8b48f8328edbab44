import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { digestParts, isDigestJob, updateFromFile, type DigestJob } from "./digest-job.ts";
import type { DigestAnswer } from "./digest-threads.ts";
import { makeRoom } from "./room.ts";

/** One thread: digests parts of files, each job into the same room, and one file as a whole. */
const room = makeRoom();
const file: Hash = createHash("sha256");

function answer(job: DigestJob): DigestAnswer {
  try {
    if (job.kind === "leaves") return { kind: "leaves", leaves: digestParts(job, room) };
    updateFromFile(file, job, room);
    return { kind: "file", sha256: job.isLast ? file.digest("hex") : undefined };
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof AssayError)) throw error;
    return { kind: "error", code: error.code, message: error.message };
  }
}

parentPort?.on("message", (job: unknown) => {
  if (!isDigestJob(job)) throw new TypeError("Cannot digest: the message is no job");
  parentPort?.postMessage(answer(job), []);
});
