import { parentPort, workerData } from "node:worker_threads";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { isDigestTask, type DigestTask, type TaskAnswer } from "./digest-task.ts";
import { taskPerformer } from "./perform-task.ts";
import { roomIn } from "./room.ts";
import { isThreadSeat } from "./thread-seat.ts";

// One thread: does tasks in memory that it shares with others.
const seat: unknown = workerData;
if (!isThreadSeat(seat)) throw new TypeError("Cannot digest: the thread was given no memory");
const perform = taskPerformer(roomIn(seat.memory, seat.thread));

function answer(task: DigestTask): TaskAnswer {
  try {
    return perform(task);
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof AssayError)) throw error;
    return { kind: "error", code: error.code, message: error.message };
  }
}

parentPort?.on("message", (task: unknown) => {
  if (!isDigestTask(task)) throw new TypeError("Cannot digest: the message is no task");
  parentPort?.postMessage(answer(task), []);
});
