import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a test's server does with a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine for the time of one test. */
export interface LocalServer {
  readonly origin: string;
  /** Requests so far, as `GET /path`. */
  readonly seen: readonly string[];
  /** Fields of the requests so far. */
  readonly heads: readonly IncomingMessage["headers"][];
}

/** Serves `handle` on loopback while `use` runs. */
export async function withServer(
  handle: Handler,
  use: (server: LocalServer) => Promise<void>,
): Promise<void> {
  const seen: string[] = [];
  const heads: IncomingMessage["headers"][] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    heads.push(request.headers);
    handle(request, response);
  });
  const port = await listen(server);
  try {
    await use({ origin: `http://127.0.0.1:${port}`, seen, heads });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((listening) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      listening(port);
    });
  });
}
