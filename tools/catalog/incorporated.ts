/**
 * What a license makes part of itself by reference, or binds its users to: ids where the catalog has the text, else the address. Read
 * in the texts; where a text names a policy without its address, the steward's page.
 */
const INCORPORATED: Readonly<Record<string, readonly string[]>> = {
  "LGPL-3.0-only": ["GPL-3.0-only"],
  "LGPL-3.0-or-later": ["GPL-3.0-only"],
  "LicenseRef-databricks-open-model": ["LicenseRef-databricks-open-model-aup"],
  "LicenseRef-falcon-3-tii": ["LicenseRef-falcon-3-tii-aup"],
  "LicenseRef-gemma-tou-2024-02-21": ["LicenseRef-scancode-gemma-pup-2024-02-21"],
  "LicenseRef-google-hai-def-2024-11-15": [
    "https://developers.google.com/health-ai-developer-foundations/prohibited-use-policy",
  ],
  "LicenseRef-llama-3-community": ["LicenseRef-llama-3-aup"],
  "LicenseRef-nexusflow": ["https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE"],
  "LicenseRef-nexusraven-v2": ["LicenseRef-scancode-llama-2-license-2023"],
  "LicenseRef-scancode-chameleon-research-2024": [
    "https://ai.meta.com/resources/models-and-libraries/chameleon-use-policy/",
  ],
  "LicenseRef-scancode-falcon-2-11b-1.0": ["LicenseRef-falcon-2-tii-aup"],
  "LicenseRef-scancode-gemini-api-additional-tos-2025": [
    "https://developers.google.com/terms",
    "https://policies.google.com/terms/generative-ai/use-policy",
  ],
  "LicenseRef-scancode-gemma-tou-2024-04-01": ["LicenseRef-scancode-gemma-pup-2024-02-21"],
  "LicenseRef-scancode-gemma-tou-2025-03-24": ["LicenseRef-scancode-gemma-pup-2024-02-21"],
  "LicenseRef-scancode-google-ml-kit-tos-2022": ["https://developers.google.com/terms"],
  "LicenseRef-scancode-llama-2-license-2023": ["LicenseRef-llama-2-aup"],
  "LicenseRef-scancode-llama-3.1-license-2024": ["LicenseRef-llama-3.1-aup"],
  "LicenseRef-scancode-llama-3.2-license-2024": ["LicenseRef-llama-3.2-aup"],
  "LicenseRef-scancode-llama-3.3-license-2024": ["LicenseRef-llama-3.3-aup"],
  "LicenseRef-scancode-llama-4-cla-2025": ["LicenseRef-scancode-llama-4-license-2025"],
  "LicenseRef-scancode-nvidia-model-training-2025": [
    "https://www.nvidia.com/en-us/agreements/trustworthy-ai/terms/",
  ],
  "LicenseRef-scancode-nvidia-open-model-2025-04-28": [
    "https://www.nvidia.com/en-us/agreements/trustworthy-ai/terms/",
  ],
  "LicenseRef-scancode-openai-tou-20230314": ["https://openai.com/policies/usage-policies"],
  "LicenseRef-scancode-openai-tou-20241211": ["https://openai.com/policies/usage-policies"],
  "LicenseRef-scancode-salesforce-ai-ethics-2025": [
    "LicenseRef-scancode-salesforce-ai-aup-2025",
    "https://www.salesforce.com/content/dam/web/en_us/www/documents/legal/Agreements/policies/ExternalFacing_Services_Policy.pdf",
  ],
  "LicenseRef-scancode-stability-ai-community-2024": ["https://stability.ai/use-policy"],
  "LicenseRef-scancode-stability-ai-nc-2023-12-06": ["https://stability.ai/use-policy"],
  "LicenseRef-stability-ai-nc-2023-11-28": ["https://stability.ai/use-policy"],
  "LicenseRef-stability-sv3d-nc-2024-03-18": ["https://stability.ai/use-policy"],
  "LicenseRef-stability-svd-nc-2023-11-21": ["https://stability.ai/use-policy"],
  "LicenseRef-stable-beluga-nc": ["LicenseRef-llama-2-aup"],
  "LicenseRef-xai-community-2025-11-04": ["LicenseRef-xai-aup"],
};

/** Ids and addresses of what a license incorporates; a table of its own so that no row can name an unknown license. */
export function incorporatedBy(known: ReadonlySet<string>): (id: string) => readonly string[] {
  for (const [id, parts] of Object.entries(INCORPORATED)) {
    const unknown = [id, ...parts].find((part) => !known.has(part) && !part.startsWith("https://"));
    if (unknown !== undefined)
      throw new RangeError(`Cannot find license "${unknown}" that is incorporated`);
  }
  return (id) => INCORPORATED[id] ?? [];
}
