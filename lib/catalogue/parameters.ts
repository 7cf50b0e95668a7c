/** The request does not fit the API. */
import { defineProblemTypes } from './define.js';
import { brokenService, unsuitableRequest } from './public-advice.js';

export const parameters = defineProblemTypes({
  'service-tier-not-allowed': {
    title: 'This service tier is not allowed for the project',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [{ status: 400, message: /^(?:Invalid|Unsupported) service_tier/ }],
    meaning:
      'The request asked for, or fell back to, a service tier that the project does not permit.',
    solution: [
      'Set `service_tier` to a tier the project allows.',
      'Or change the allowed service tiers in the project settings, also when the parameter is `auto` or absent.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'tool-call-mismatch': {
    title: 'A tool call and its result do not match',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      {
        status: 400,
        message:
          /^(?:No tool (?:output|call) found for|An assistant message with .tool_calls. must be followed|(?:Invalid parameter: )?[Mm]essages with role .tool. must be a response|Invalid parameter: .tool_call_id. |The following tool_call_ids did not have|Item \S{1,120} of type \S{1,60} was provided without its required|Not the same number of function calls|Please ensure that the number of function response|(?:messages\.\d{1,4}: )?.tool_use. ids were found without|Tool call id .{0,80}not found|Unexpected tool call id|Please ensure that function (?:call|response)|Duplicate value for .tool_call_id)/,
      },
    ],
    meaning:
      'The conversation history contains a tool call without its result, or a result or reasoning item without its counterpart.',
    solution: [
      'Send exactly one result for every tool call, with the same call id.',
      'When trimming history, keep calls, results and their reasoning items together.',
      'When continuing with `previous_response_id`, send only the new results.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/function-calling',
  },
  'invalid-schema': {
    title: 'A JSON schema was not accepted',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'invalid_json_schema' },
      { code: 'invalid_function_parameters' },
      {
        status: 400,
        message:
          /^(?:Invalid (?:JSON )?schema\b|Failed to (?:initialize samplers: failed to )?parse grammar|\S{1,120}: JSON schema is invalid)/i,
      },
    ],
    meaning:
      'The schema of a tool or of the structured output uses something OpenAI does not support.',
    solution: [
      'Read the logged message: it names the tool and the place in the schema.',
      'For strict mode set `additionalProperties: false`, list every property in `required` and use only supported keywords.',
      'Give every object a `type` and `properties`.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/structured-outputs',
  },
  'invalid-parameter': {
    title: 'A request parameter is not valid',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      {
        code: /^(?:(?:missing_required|unknown|unsupported|invalid)_(?:parameter|value|type)|(?:integer|decimal|number|string|array|object)_(?:above|below)_(?:max|min)_\w{1,20}|empty_(?:array|string)|duplicate_\w{1,20}|invalid_(?:enum|string|array|number|integer|decimal)\w{0,20})$/,
      },
      { status: [400, 422], param: true },
      {
        status: [400, 422],
        message:
          /^(?:Unrecognized request arguments?|Unknown (?:parameter|name)|Unsupported (?:parameter|value)|Invalid (?:value|type|parameter)\b|Missing (?:required )?(?:parameter|field)|Invalid '[^']{1,80}'|Invalid \w{1,40}(?: \w{1,40})?(?:: | value)|Invalid JSON payload received\. Unknown name|Failed to deserialize|Argument not supported|Bad input: |Input validation error|At most \d{1,4} \w{1,20}\(s\)|'[^']{1,80}' : |(?:\d{4}: )?Error: required properties|\[\{'(?:type|loc|msg)': |.{1,80} (?:does not|doesn't|don't) support (?:this |the )?(?:parameter|tool_choice|value|\w{1,40}=)|[\w.]{1,120}: (?:Extra inputs are not permitted|Field required|Input should be)|.{1,80} is too (?:large|long|short|small|big|high|low)\b|.{0,200} is not (?:valid under any|of type|one of)|.{1,80} (?:is a required property|is greater than the maximum|is less than the minimum|must be (?:at (?:least|most)|less|greater|between|in the range|a |an |one of|positive|set|<|>)|is (?:required|not supported with|not permitted|not allowed))|Additional properties are not allowed|Extra inputs are not permitted|Field required|Input should be|You (?:must|cannot) (?:provide|specify|set|use)|Expected (?:a|an|one of) )/i,
      },
    ],
    meaning:
      'One named parameter is unknown, missing, of the wrong type, out of range, or not supported by this model.',
    solution: [
      'Look at `param` and the message to see which parameter is meant and what was expected.',
      'Compare it with the API reference of the endpoint and the chosen model (for example use `max_completion_tokens` where `max_tokens` is not supported).',
      'Correct or remove the parameter and send the request again.',
    ],
    public: unsuitableRequest,
    documentation: 'https://developers.openai.com/api/reference/overview',
  },
  'unprocessable-content': {
    title: 'The request was understood but could not be processed',
    status: 422,
    gatewayStatus: 500,
    fixableBy: 'caller',
    retryable: false,
    upstream: [{ status: 422 }],
    meaning: 'The format of the request is right, but its content could not be processed.',
    solution: [
      'Check the values and how they fit together against the API reference.',
      'Send the request again once.',
      'If it keeps failing, contact OpenAI support with the request id.',
    ],
    public: unsuitableRequest,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'bad-request': {
    title: 'Bad Request',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'caller',
    retryable: false,
    upstream: [
      { status: [400, 406, 411, 415, 431] },
      { code: 'invalid_request' },
      { type: 'invalid_request_error' },
    ],
    meaning: 'The request sent to the OpenAI API is malformed or contains invalid parameters.',
    solution: [
      'Review the API reference of the endpoint and check that the request parameters are correct.',
      'Check for typos and for missing required fields.',
      'Check the encoding (UTF-8), the JSON and the size of the data.',
    ],
    public: unsuitableRequest,
    documentation: 'https://developers.openai.com/api/reference/overview',
  },
});
