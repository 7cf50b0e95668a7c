/** How providers of OpenAI's protocol are recognized: by hosts, header fields, and wordings that only they use. */

export const azure = 'Azure OpenAI';

/** Hosts, without their subdomains. */
export const providerHosts: ReadonlyMap<string, string> = new Map([
  ['openai.com', 'OpenAI'],
  ['openai.azure.com', azure],
  ['services.ai.azure.com', azure],
  ['cognitiveservices.azure.com', azure],
  ['openrouter.ai', 'OpenRouter'],
  ['groq.com', 'Groq'],
  ['mistral.ai', 'Mistral'],
  ['deepseek.com', 'DeepSeek'],
  ['together.xyz', 'Together AI'],
  ['together.ai', 'Together AI'],
  ['x.ai', 'xAI'],
  ['generativelanguage.googleapis.com', 'Google Gemini'],
  ['ai.google.dev', 'Google Gemini'],
  ['aiplatform.googleapis.com', 'Google Vertex AI'],
  ['gateway.ai.cloudflare.com', 'Cloudflare AI Gateway'],
  ['api.cloudflare.com', 'Cloudflare Workers AI'],
  ['portkey.ai', 'Portkey'],
  ['integrate.api.nvidia.com', 'NVIDIA NIM'],
  ['build.nvidia.com', 'NVIDIA NIM'],
  ['perplexity.ai', 'Perplexity'],
  ['fireworks.ai', 'Fireworks AI'],
  ['cerebras.ai', 'Cerebras'],
  ['moonshot.ai', 'Moonshot AI'],
  ['moonshot.cn', 'Moonshot AI'],
  ['dashscope.aliyuncs.com', 'Alibaba Cloud Model Studio'],
  ['dashscope-intl.aliyuncs.com', 'Alibaba Cloud Model Studio'],
  ['router.huggingface.co', 'Hugging Face'],
  ['models.github.ai', 'GitHub Models'],
  ['models.inference.ai.azure.com', 'GitHub Models'],
  ['ai-gateway.vercel.sh', 'Vercel AI Gateway'],
  ['api.deepinfra.com', 'DeepInfra'],
  ['novita.ai', 'Novita AI'],
  ['anthropic.com', 'Anthropic'],
  ['ollama.com', 'Ollama'],
]);

/** Header fields that only one provider sends. Gateways come first, because a gateway passes on the fields of the provider behind it. */
export const providerHeaders: readonly (readonly [field: string, provider: string])[] = [
  ['apim-request-id', azure],
  ['x-ms-region', azure],
  ['x-ms-deployment-name', azure],
  ['openai-version', 'OpenAI'],
  ['openai-processing-ms', 'OpenAI'],
  ['x-groq-region', 'Groq'],
  ['x-ds-trace-id', 'DeepSeek'],
  ['mistral-correlation-id', 'Mistral'],
  ['nvcf-reqid', 'NVIDIA NIM'],
  ['x-litellm-call-id', 'LiteLLM'],
  ['x-litellm-version', 'LiteLLM'],
  ['x-portkey-trace-id', 'Portkey'],
  ['cf-aig-log-id', 'Cloudflare AI Gateway'],
];

/** Beginnings and wordings of messages that only one provider sends, the gateways first; `undefined` means "not OpenAI". */
export const providerMessages: readonly (readonly [RegExp, string | undefined])[] = [
  [
    /^(?:litellm\.|LiteLLM |Authentication Error, |Exceeded ?Budget|Budget has been exceeded!)|^(?:key|team) not allowed to access model/,
    'LiteLLM',
  ],
  [/^Portkey Error: /, 'Portkey'],
  [/^(?:<\d{3}> )?InternalError\.Algo\b/, 'Alibaba Cloud Model Studio'],
  [/^AiError: /, 'Cloudflare Workers AI'],
  [
    /^(?:<LM Studio error>|No models loaded\. Please load a model in the developer page|Invalid model identifier ")/,
    'LM Studio',
  ],
  [/^registry\.ollama\.ai\/|^model .{1,200} not found, try pulling it first$/, 'Ollama'],
  // Wordings of several servers other than OpenAI; the first one is from one-api and its derivatives.
  [
    /\(request id: \d{10}|^(?:Input validation error: |Failed to load model |The server is overloaded or not ready|Failed to deserialize|Failed to initialize samplers|Please reduce the length of the messages or completion)/,
    undefined,
  ],
  [/^invalid request error trace_id/, 'Novita AI'],
  [/^Authentication Fails\b/, 'DeepSeek'],
  [/^(?:Account '[^']{1,100}': Cloud credits|Function (?:id )?'[\w-]{36}')/, 'NVIDIA NIM'],
  [
    /^(?:Your (?:newly created )?teams? (?:doesn't have any credits|[\da-f-]{36} has )|Too many requests for team )/,
    'xAI',
  ],
  [
    /\bAzure (?:OpenAI|support)\b|\bAZURE_OPENAI|\bazureAD|\bMicrosoft\.CognitiveServices\/|aka\.ms\/oai|go\.microsoft\.com\/|^Access denied due to (?:invalid subscription key or wrong|Virtual Network)/,
    azure,
  ],
  [
    /^(?:The |Pass refreshable )?Bedrock |^Could not find credentials for Bedrock|\bbedrockTokenProvider\b/,
    'Amazon Bedrock',
  ],
];

/** Beginnings of OpenAI's messages. Others copy them with links to their own pages, so they count only without a link. */
export const openaiWords =
  /^(?:Incorrect API key provided|You didn't provide an API key|You exceeded your current quota|Your organization must be verified|Rate limit reached for [^]{1,200} in organization org-|The server had an error (?:while )?processing your request|That model is currently overloaded)/;
