import { startHubServer } from "../../fixtures/hub-server/hub-server.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import { shardedModel } from "../../fixtures/hub-server/sharded-model.ts";

/** Id of the repository that is served; there is no such model. */
export const MODEL = "example/huge";

/** What a server was asked, and what it sent, since it was last asked for this. */
export interface Counts {
  readonly hubRequests: number;
  readonly cdnRequests: number;
  readonly bytes: number;
}

const CARD = `---
license: mit
---

# Huge

The weights and the code are released under the license in [LICENSE](LICENSE).
`;

/** Serves a large model, in a process of its own so that it takes no time from the client, and tells its parent what was asked. */
async function serve(tensorsPerShard: number, latencyMs: number): Promise<void> {
  const model = repository({
    id: MODEL,
    commits: [
      {
        title: "Weights",
        files: {
          ...shardedModel({ shards: 163, bytesPerShard: 4_000_000_000, tensorsPerShard }),
          "README.md": CARD,
          "config.json": '{ "model_type": "llama", "architectures": ["LlamaForCausalLM"] }\n',
          "generation_config.json": '{ "max_new_tokens": 64 }\n',
          "tokenizer_config.json": '{ "tokenizer_class": "LlamaTokenizer" }\n',
        },
      },
    ],
  });
  const hub = await startHubServer({
    repositories: [model],
    latencyMs,
    quotas: { api: 100_000, resolvers: 100_000 },
  });
  process.on("message", () => {
    const counts: Counts = {
      hubRequests: hub.log.requests("hub"),
      cdnRequests: hub.log.requests("cdn"),
      bytes: hub.log.bytesSent(),
    };
    hub.log.clear();
    process.send?.(counts);
  });
  process.send?.(hub.origins.hub);
}

if (import.meta.main) await serve(Number(process.argv[2]), Number(process.argv[3]));
