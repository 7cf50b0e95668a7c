/** The content that was sent cannot be processed. */
import { defineProblemTypes } from './define.js';

/** How OpenAI and compatible servers say that a text does not fit. */
const tooLong =
  /^(?:(?:Invalid '[^']{1,80}': |.?max_\w{0,20}tokens.?(?: or .{1,30})? is too large: \d{1,9}\. )?This (?:model|endpoint)'s maximum (?:context|prompt|input) length is|Invalid '[^']{1,80}': maximum (?:context|input) length|(?:Your|The|This) (?:input|prompt|messages?|request)\b.{0,80}\bexceeds? (?:the |this )?(?:model's )?(?:context|available context|maximum (?:context|number of (?:input )?tokens|input length|allowed input length)|limit of \d+ tokens)|Input tokens? (?:count )?exceeds? the|The input token count|You passed \d{1,9} input tokens|The maximum context length of|Requested tokens \(\d{1,9}\) exceed|Prompt is \d{1,9} tokens but|[Nn]umber of input tokens \(\d{1,9}\) (?:have )?exceeded|Trying to keep the first|The number of tokens to keep|request \(\d{1,9} tokens\) exceeds|prompt is too long|(?:The |Your )?(?:prompt|input|request|context)(?: \([^)]{1,60}\))? (?:is )?(?:too (?:long|large)|longer than)|The prompt contains|The (?:decoder|encoder) prompt|Prompt (?:contains|length)|Input is too long|input length and .max_tokens. exceed|Requested token count exceeds|Requested \d{1,9} tokens, max|Range of input length|.?inputs.? (?:must have less than|tokens \+ )|Please reduce the length of the messages|Input validation error: .inputs|Context (?:size|length|window) (?:has been )?exceeded|Token limit exceeded|(?:The )?(?:total )?(?:context|prompt|input) (?:length|tokens?) .{0,60}exceeds?|The (?:estimated )?number of (?:input |prompt )?.{0,40}tokens .{0,40}exceed(?:s|ed)? (?:the |this )?(?:model|maximum|context)|max_tokens=\d{1,9} cannot be greater than max_model_len)/i;

export const input = defineProblemTypes({
  'invalid-input': {
    title: 'The input is not valid',
    status: 422,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [{ kind: 'input' }],
    meaning:
      'The app refused what its client sent before it called OpenAI, so no tokens were used.',
    solution: [
      'Correct the request where `errors` says: `pointer` is a place in the body, `parameter` one in the URL.',
      'If the request is as it should be, correct the schema that the app gives to `validate`.',
    ],
    public: {
      meaning: 'The service cannot use the request as it was sent.',
      solution: [
        'Correct the request where `errors` says: `pointer` is a place in the body, `parameter` one in the URL.',
        'Then send it again.',
      ],
    },
  },
  'context-length-exceeded': {
    title: 'The input is too long for the model',
    status: 400,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      { code: 'context_length_exceeded' },
      { code: 'max_tokens_per_request' },
      { code: 'context_window_exceeded' },
      { code: 'tokens_limit_reached' },
      { status: 400, type: 'ContextWindowExceededError' },
      { status: 400, type: 'exceed_context_size_error' },
      {
        status: [400, 413, 422, 500],
        message: tooLong,
      },
      {
        kind: 'stream',
        message: tooLong,
      },
    ],
    meaning:
      "The prompt, history and expected answer together do not fit into the model's context window.",
    solution: [
      'Shorten the input: remove old messages, summarise or send less text.',
      'Lower the maximum output tokens.',
      'Turn on truncation or compaction, or use a model with a larger context window.',
    ],
    public: {
      meaning: 'The text is too long for the model.',
      solution: [
        'Shorten the text, or leave out earlier messages and attachments.',
        'Split the work into several requests.',
        'Ask for a shorter answer.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/conversation-state',
  },
  'request-too-large': {
    title: 'The request is too large',
    status: 413,
    gatewayStatus: 413,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      { status: [413, 414] },
      {
        status: [400, 413],
        message:
          /^(?:Maximum content size limit|Request (?:entity|body) too large|Payload too large|File (?:size )?(?:is )?too large)/i,
      },
      { code: 'request_too_large' },
      { code: 'file_too_large' },
    ],
    meaning: 'The request body or uploaded file is larger than OpenAI accepts.',
    solution: [
      'Reduce or compress the file (audio transcription accepts up to 25 MB).',
      'Split the content into several requests.',
      'Upload large files through the Files or Uploads API and refer to them by id.',
    ],
    public: {
      meaning: 'The request or an attached file is too large.',
      solution: ['Reduce or compress the file.', 'Split the content into several requests.'],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/speech-to-text',
  },
  'file-download-failed': {
    title: 'A linked file could not be downloaded',
    status: 400,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: true,
    upstream: [
      { code: 'failed_to_download_image' },
      { code: 'invalid_image_url' },
      { code: 'failed_to_download_file' },
      {
        status: 400,
        message:
          /^(?:(?:Timeout|Error) while downloading|(?:Failed|Unable) to (?:download|fetch|retrieve|load) (?:the )?(?:image|file|video|audio|content|url|media)|Could not (?:download|fetch))/i,
      },
    ],
    meaning: 'OpenAI could not fetch an image or file from the URL in the request.',
    solution: [
      'Open the URL without being logged in to check that it is public and fast.',
      'Make sure signed links have not expired and that the host does not block OpenAI.',
      'Send the file as base64 data or upload it and pass its file id instead.',
    ],
    public: {
      meaning: 'A linked image or file could not be downloaded.',
      solution: [
        'Open the link without being logged in, to check that it is public and fast.',
        'Replace an expired link, or send the file itself.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/images-vision',
  },
  'invalid-file': {
    title: 'An image or file cannot be used',
    status: 400,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      { code: 'invalid_image' },
      { code: 'invalid_image_format' },
      { code: 'invalid_base64_image' },
      { code: 'image_too_large' },
      { code: 'image_too_small' },
      { code: 'image_parse_error' },
      { code: 'invalid_image_mode' },
      { code: 'image_file_too_large' },
      { code: 'unsupported_image_media_type' },
      { code: 'empty_image_file' },
      { code: 'image_file_not_found' },
      { code: 'unsupported_file' },
      { code: 'invalid_file' },
      { code: 'audio_too_short' },
      { code: 'invalid_base64' },
      { code: 'unsupported_format' },
      { code: 'invalid_file_format' },
      { status: 400, code: 'sanitizer_server_error' },
      {
        status: [400, 415, 422],
        message:
          /^(?:You uploaded an unsupported image|The image data you provided|(?:Invalid|Unsupported|Unrecognized) (?:input )?(?:image|audio|file|base64|MIME type|extension|video|media type|document)\b(?! (?:url|id)|_)|(?:The )?(?:audio|image|video|pdf|document|uploaded)? ?file .{0,60}(?:could not be|couldn't be|is (?:corrupted|empty|too|not supported|damaged|invalid)|might be corrupted|was not|type you uploaded)|The file (?:type|format|extension|could)|Audio file|Uploaded (?:image|file) must|Invalid '[^']{1,80}'\. Expected a base64|Could not process image|[\w.]{1,120}: Image does not match|Unable to process input (?:image|audio|video)|(?:The )?(?:image|audio) (?:is|was|could|cannot|does|exceeds|dimensions)|File (?:is empty|type|extension|format)|Files with extensions|Expected context stuffing file type|Invalid input: Expected context stuffing|Failed to (?:decode|parse|process) (?:the )?(?:image|audio|file)|Expected (?:a )?(?:file|image|audio).{0,40}(?:format|type))/i,
      },
    ],
    meaning:
      'A supplied image, audio or document is damaged, empty, too large or in a format OpenAI does not read.',
    solution: [
      "Check the file's type, size and content; open it locally.",
      'Convert it to a supported format (PNG, JPEG, WEBP or non-animated GIF for images) and resize it if needed.',
      'Check the base64 data and media type, or the file id.',
    ],
    public: {
      meaning: 'An attached image, audio or document cannot be used.',
      solution: [
        'Open the file to check that it is complete and not empty.',
        'Convert it to a common format (PNG, JPEG or WEBP for images), make it smaller if needed, and send it again.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/images-vision',
  },
  'content-policy-violation': {
    title: 'The request was blocked by a content policy',
    status: 400,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      {
        status: [400, 403, 422],
        message: /^Your request was rejected[^]{0,600}may succeed if retried/,
        retryable: true,
      },
      { code: 'content_policy_violation' },
      { code: 'moderation_blocked' },
      { code: 'invalid_prompt' },
      { code: 'image_content_policy_violation' },
      { code: 'ResponsibleAIPolicyViolation' },
      { code: 'data_inspection_failed' },
      { code: 'DataInspectionFailed' },
      { status: [400, 403, 422], code: 'content_filter' },
      { status: 400, type: 'ContentPolicyViolationError' },
      { status: 400, type: 'image_generation_user_error' },
      { code: 'contentFilter' },
      { type: 'hooks_failed' },
      {
        status: [400, 403, 422, 424, 446],
        message:
          /^(?:The (?:response|prompt) was filtered|(?:The |Your )?(?:prompt|request|input|response|output|content|message) (?:is |was |were |has been )?(?:blocked|flagged) (?:by|due to|because|for)|The guardrail checks|(?:Violated|Blocked by|Request blocked by|Content blocked by) .{0,40}\b(?:guardrail|polic|filter|moderation)|Your (?:request|prompt|input|image|task) .{0,60}(?:rejected|flagged|blocked|failed) .{0,30}(?:safety system|content|moderation|violat|policy|by the)|Your (?:request|prompt|input) was (?:rejected|flagged|blocked)|Invalid prompt: your prompt was flagged|This (?:request|prompt|content) (?:has been|was) (?:flagged|blocked)|Content violates usage guidelines|Content Exists Risk|(?:Input|Output) data may contain inappropriate|\S{1,120} requires moderation|The model produced invalid content)/i,
      },
    ],
    meaning:
      "OpenAI's safety system refused the prompt or input because it appears to break the usage policy.",
    solution: [
      'Rephrase the input: remove the passage or image that may be read as harmful.',
      'Do not resend the same content; it will be blocked again.',
      'If normal input is blocked, check the system prompt and the moderation or Azure content-filter settings.',
    ],
    public: {
      meaning: 'The request was blocked by a content policy.',
      solution: [
        'Rephrase the text, or remove the image or passage that may be read as harmful.',
        'Do not send the same content again: it will be blocked again.',
        'If ordinary content is blocked, contact the service and quote the `instance` of this problem.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/safety-checks',
  },
});
