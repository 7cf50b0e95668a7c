/** The kinds of slots in sentences for end users: each value is validated, and rewritten if necessary. */

/** Returns the value as it is shown; `undefined` if it is not of the kind. */
type Reader = (value: string) => string | undefined;

/** How a slot is matched and shown. */
export interface Kind {
  /** The source of a pattern without groups. */
  readonly source: string;
  readonly read: Reader;
}

function matching(pattern: RegExp): Reader {
  return (value) => (pattern.test(value) ? value : undefined);
}

/** Models by their published names; not fine-tuned models, names that a customer has chosen, or paths. */
const model =
  /^(?:(?:openai|anthropic|google|meta-llama|mistralai|deepseek|deepseek-ai|qwen)\/)?(?:gpt-[\w.]{1,12}|chatgpt-4o|o\d|claude-[\w.]{1,12}|gemini-[\w.]{1,12}|llama-?[\w.]{1,12}|mistral|mixtral|qwen[\w.]{0,8}|deepseek|grok-[\w.]{1,8}|dall-e-\d|whisper-\d|tts-\d|sora-\d|text-embedding-[\w.]{1,8})(?:-(?:mini|nano|pro|max|turbo|preview|latest|codex|instruct|chat|vision|audio|realtime|transcribe|tts|image|search|hd|small|medium|large|lite|flash|fast|haiku|sonnet|opus|reasoner|coder|\d{1,4}|\d{1,3}[bk]|\d{8})){0,6}$/i;

const parameters: ReadonlySet<string> = new Set(
  `messages input inputs prompt content text type role name image image_url file file_data file_id file_url mask url detail audio
  data format input_audio model tools tool_choice function parameters response_format json_schema schema strict max_tokens
  max_completion_tokens max_output_tokens temperature top_p n size quality stream stream_options include_usage metadata
  instructions reasoning effort seed stop voice language speed user size background modalities attachments purpose`.split(
    /\s+/,
  ),
);

/** Whether it is a path of the API's own parameters, which may have indexes. */
function isParameter(value: string): boolean {
  const names = value.replace(/\[(\d{1,4})\]/g, '.$1').split('.');
  return (
    /^[a-z]/.test(value) &&
    names.length <= 12 &&
    names.every((name) => parameters.has(name) || /^\d{1,4}$/.test(name))
  );
}

const formatNames: ReadonlySet<string> = new Set(
  `flac m4a mp3 mp4 mpeg mpga oga ogg wav webm pcm16 png jpeg jpg gif webp rgba la l rgb p heic svg tiff bmp pdf c cpp css csv doc docx go
  html java js json jsonl md php pkl pptx py rb tar tex ts txt xlsx xml zip yaml sh cs application audio image text video octet-stream
  plain pdf mov avi vb`.split(/\s+/),
);

function isFormat(value: string): boolean {
  return value.split('/').every((part) => formatNames.has(part.toLowerCase()));
}

/** A list of formats, in any brackets and quotes. */
function readFormats(value: string): string | undefined {
  const names =
    value.match(/[\w/-]{1,40}/g)?.filter((name) => name !== 'and' && name !== 'or') ?? [];
  return names.length > 0 && names.every(isFormat) ? names.join(', ') : undefined;
}

const categoryNames: ReadonlySet<string> = new Set(
  `violence sexual hate harassment self-harm illicit jailbreak profanity minors graphic threatening intent instructions`.split(
    /\s+/,
  ),
);

function readCategories(value: string): string | undefined {
  const names = value.match(/[a-z-]{1,30}/g) ?? [];
  return names.length > 0 && names.every((name) => categoryNames.has(name))
    ? `[${names.join(', ')}]`
    : undefined;
}

export const kinds: Readonly<Record<string, Kind>> = {
  count: { source: '[\\d,]{1,15}', read: matching(/^\d{1,3}(?:,\d{3}){1,3}$|^\d{1,12}$/) },
  size: {
    source: '\\d[\\d.]{0,8} ?[A-Za-z]{1,10}',
    read: matching(/^\d+(?:\.\d+)? ?(?:bytes|[KMG]i?B)$/),
  },
  wait: {
    source: '\\d[\\d.]{0,8} ?[a-z]{1,12}',
    read: matching(/^\d+(?:\.\d+)? ?(?:ms|s|m|h|d|seconds?|minutes?|hours?|days?)$/),
  },
  model: { source: '[^\\s\'"`]{1,120}', read: matching(model) },
  parameter: {
    source: '[^\\s\'"`]{1,120}',
    read: (value) => (isParameter(value) ? value : undefined),
  },
  format: { source: '[^\\s\'"`()]{1,60}', read: (value) => (isFormat(value) ? value : undefined) },
  formats: { source: '[\\w/\\[\\]\'", -]{1,400}', read: readFormats },
  categories: { source: '\\[[a-z, -]{1,200}\\]', read: readCategories },
};

/** The name of a parameter for end users; `undefined` if it is not one of the API's. */
export function readParameter(value: string): string | undefined {
  return isParameter(value) ? value : undefined;
}
