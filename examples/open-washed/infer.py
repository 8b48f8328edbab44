# SPDX-License-Identifier: MIT
"""Continues a prompt with Marram-7B."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from modeling_marram import MarramForCausalLM

EOS_TOKEN_ID = 2


def sample(logits: torch.Tensor, temperature: float) -> int:
    if temperature == 0:
        return int(logits.argmax())
    return int(torch.multinomial((logits / temperature).softmax(dim=-1), 1))


@torch.inference_mode()
def generate(
    model: MarramForCausalLM, tokens: list[int], max_new_tokens: int, temperature: float, device: str
) -> list[int]:
    limit = min(model.config.max_position_embeddings, len(tokens) + max_new_tokens)
    while len(tokens) < limit:
        logits = model(torch.tensor([tokens], device=device))[0, -1].float()
        token = sample(logits, temperature)
        if token == EOS_TOKEN_ID:
            break
        tokens.append(token)
    return tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder that download.sh filled")
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--max-new-tokens", type=int, default=200)
    parser.add_argument("--temperature", type=float, default=0.7)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()

    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    model = MarramForCausalLM.from_folder(options.model, options.device)
    tokens = tokenizer.encode(options.prompt).ids
    tokens = generate(model, tokens, options.max_new_tokens, options.temperature, options.device)
    print(tokenizer.decode(tokens))


if __name__ == "__main__":
    main()
