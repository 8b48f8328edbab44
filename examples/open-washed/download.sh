#!/bin/sh
# SPDX-License-Identifier: MIT
# Downloads the Marram-7B weights and tokenizer into ./weights. Needs HF_TOKEN: the repository is gated.
set -eu

: "${HF_TOKEN:?Request access on the model page, then set HF_TOKEN}"

base="https://huggingface.co/marram-labs-example/Marram-7B/resolve/main"
mkdir -p weights

for file in \
  tokenizer.json \
  model.safetensors.index.json \
  model-00001-of-00003.safetensors \
  model-00002-of-00003.safetensors \
  model-00003-of-00003.safetensors
do
  curl --fail --location --continue-at - \
    --header "Authorization: Bearer $HF_TOKEN" \
    --output "weights/$file" "$base/$file"
done

cp config.json tokenizer_config.json weights/
