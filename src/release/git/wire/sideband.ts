import { AssayError } from "../../../bytes/errors.ts";
import { printableName } from "../../printable-path.ts";
import { lineText, type Packet } from "./packets.ts";

/** Numbers of the bands (gitprotocol-pack, "Packfile Data"). */
const PACK_BAND = 1;
const ERROR_BAND = 3;

/** What a server says instead of going on. */
const REFUSAL = "ERR ";

/** As much of a server's words as a message quotes. */
const QUOTED_CHARACTERS = 200;

/**
 * The bytes of the pack in the answer to a fetch, of either version of the protocol. Progress is left out. Throws
 * `AssayError("network")` where the server says that something is wrong, or sends no pack.
 */
export async function* packBytes(
  packets: AsyncIterable<Packet>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let hasPack = false;
  for await (const packet of packets) {
    if (typeof packet === "string") continue;
    const band = packet[0];
    if (band === PACK_BAND) {
      hasPack = true;
      yield packet.subarray(1);
    } else if (band === ERROR_BAND) {
      throw refused(lineText(packet.subarray(1)));
    } else if (!hasPack && band !== undefined) {
      refuseError(lineText(packet));
    }
  }
  if (!hasPack) throw new AssayError("network", "Cannot fetch from git server: it sent no pack");
}

/** Throws where a line says that the server refuses; other lines before the pack say nothing that is needed. */
export function refuseError(line: string): void {
  if (line.startsWith(REFUSAL)) throw refused(line.slice(REFUSAL.length));
}

function refused(words: string): AssayError {
  const shown = printableName(words.trim().slice(0, QUOTED_CHARACTERS)).text;
  const code = words.includes("not our ref") ? "target-not-found" : "network";
  return new AssayError(code, `Cannot fetch from git server: it says ${JSON.stringify(shown)}`);
}
