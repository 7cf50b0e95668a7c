/** What the request refers to is missing, busy or unsuitable. */
import { defineProblemTypes } from './define.js';
import { brokenService, failingService } from './public-advice.js';

export const resources = defineProblemTypes({
  'model-not-found': {
    title: 'The model does not exist or is not available to this account',
    status: 404,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'model_not_found' },
      { code: 'DeploymentNotFound' },
      { code: 'model_decommissioned' },
      { code: 'model_deprecated' },
      { code: 'model_not_available' },
      { code: 'model_not_supported' },
      { code: 'ModelNotFound' },
      { code: 'invalid_model' },
      { code: 'unknown_model' },
      { code: 'ModelNotOpen' },
      { code: 'model_terminated' },
      { code: 'unknown_model' },
      { type: 'invalid_model', status: 400 },
      {
        status: [400, 403, 404, 410, 422, 500, 503],
        message:
          /^(?:(?:The |This )?(?:requested )?model:? .{1,200}?(?:does not exist|has reached (?:its |the )?end of life|has been (?:deprecated|decommissioned|retired|removed|shut ?down)|(?:was )?not found|is (?:not supported by|not found|deprecated|decommissioned|no longer|not (?:currently )?available|not a valid|invalid))|\S{1,200} is not a valid model|models\/\S{1,200} is not found|No (?:allowed )?(?:endpoints|providers) (?:found|(?:are )?available) (?:for|matching)|No such model\b|Model (?:is )?unloaded|Multiple models are loaded|LLM Provider NOT provided|Failed to load (?:the )?model|Function .{1,100}: Not found\b|No models? loaded|Model Not Exist|Model not found|You passed in model=.{1,200}no healthy deployments|You don't have access to this model|No endpoints available matching|Invalid model\b|Unknown model\b|Unable to access (?:non-serverless )?model|(?:Project|Organization|Your .{1,40}|You) .{0,80}(?:does|do) not have access to (?:the )?model|The API deployment for this resource does not exist|There are no available channels for model|No available channel for model|Specified (?:deployment|model) .{0,80}(?:not found|does not exist))/i,
      },
    ],
    meaning: 'The requested model name is unknown, retired, or not enabled for this project.',
    solution: [
      'Check the model name for typos and list the models the key can use.',
      "Enable the model in the project's model settings, or pick another one.",
      'Check whether the model was retired and move to its successor.',
      'On Azure, use the deployment name and wait a few minutes after creating it.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/models',
  },
  'operation-not-supported': {
    title: 'The model does not support this operation',
    status: 400,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'OperationNotSupported' },
      { code: 'unsupported_api_for_model' },
      {
        status: [400, 403, 404, 422, 500],
        message:
          /^(?:This is not a chat model|This is a chat model|This model is only supported in|You are not allowed to (?:generate|sample|create)|No endpoints found that support|The \w{1,60} operation does not work with the specified model|(?:model )?\S{1,200} (?:does not|doesn't) support (?:tools|chat|generate|embed|thinking|image|vision|audio|video|function|completion|insert|Responses)|model .{1,120} is not accessible via|\S{1,120} is not a multimodal model|(?:image|audio|video) input is not supported|.auto. tool choice requires|Model .{1,120} is enabled only for|Function calling with a response mime type|The requested operation is unsupported|(?:The |This )?(?:requested |specified )?model .{1,120}(?:is not supported|not supported) (?:in|with|for|by) (?:the )?\S{0,40}(?:endpoint|API|v1\/))/i,
      },
    ],
    meaning: 'The model exists, but this endpoint, feature or API version does not work with it.',
    solution: [
      'Call the endpoint that the model supports (for example Responses or Chat Completions instead of Completions).',
      'Choose a model that has the capability (tools, images, structured outputs), or leave that part of the request out.',
      'On Azure, check the model behind the deployment and the api-version.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/models',
  },
  'conversation-state-unavailable': {
    title: 'Earlier conversation state cannot be used',
    status: 409,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'previous_response_not_found' },
      { code: 'invalid_encrypted_content' },
      {
        status: [400, 404],
        message:
          /^(?:Item (?:with id )?\S{1,120} not found|Previous response (?:with id )?\S{0,120} ?(?:not found|cannot be used)|The encrypted content .{0,4000}could not be (?:verified|decrypted)|(?:Unable to submit request because )?[Tt]hought signature is not valid)/,
      },
    ],
    meaning:
      'The request refers to an earlier response, item or encrypted reasoning that OpenAI no longer has or cannot read with this key.',
    solution: [
      'Send the full conversation again without `previous_response_id`.',
      'Set `store` to true if later turns are to build on stored responses.',
      'Use the same organization, project and key for all turns of a conversation.',
      'Drop old reasoning items that cannot be verified.',
    ],
    public: {
      title: 'The conversation cannot be continued',
      meaning: 'The conversation cannot be continued from where it was.',
      solution: [
        'Start a new conversation and send what is needed of the earlier one again.',
        'If it keeps happening, contact the service and quote the `instance` of this problem.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/conversation-state',
  },
  'session-expired': {
    title: 'The session or container has expired',
    status: 410,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'session_expired' },
      { code: 'websocket_connection_limit_reached' },
      { code: 'websocket_stream_limit_reached' },
      { code: 'container_expired' },
      {
        status: [400, 404],
        message:
          /^(?:Your session (?:hit|has expired)|Container (?:is|has) expired|(?:The )?[Cc]ontainer .{0,120}(?:expired|not found))/,
      },
    ],
    meaning:
      'A realtime session, WebSocket connection or code container reached the end of its lifetime.',
    solution: [
      'Open a new session, connection or container.',
      'Restore the state: send the conversation again and upload the needed files again.',
      'Plan ahead: reconnect before the limit (60 minutes for a Responses WebSocket) and download container files while it is active (20 idle minutes).',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/websocket-mode',
  },
  conflict: {
    title: 'The resource is in use by another request',
    status: 409,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'conversation_locked' },
      { code: 'response_already_completed' },
      { code: 'active_turn_not_steerable' },
      { code: 'conversation_already_has_active_response' },
      { status: 409 },
      {
        status: 400,
        message:
          /^(?:Thread \S{1,80} already has an active run|Can't \w{1,20} .{0,120}while a run \S{1,80} is active|Another process is currently operating|Conversation already has an active)/,
      },
    ],
    meaning: 'Another request is changing the same conversation or resource at this moment.',
    solution: [
      'Wait a few seconds and send the request again.',
      'Send requests for one conversation or resource one after another.',
      'Read the resource again before changing it.',
    ],
    public: {
      title: 'Another request is still running',
      meaning: 'Another request is working on the same conversation at this moment.',
      solution: [
        'Wait a few seconds, then send the request again.',
        'Send requests for one conversation one after another.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'mcp-server-failed': {
    title: 'A tool server (MCP) did not answer correctly',
    status: 424,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { status: 424 },
      { type: 'mcp_protocol_error' },
      { type: 'mcp_tool_execution_error' },
      { type: 'external_connector_error' },
      { message: /^Error retrieving tool list from MCP server/ },
    ],
    meaning: 'OpenAI could not reach or use the remote tool (MCP) server named in the request.',
    solution: [
      "Check that the MCP server's URL is public, uses HTTPS and answers `tools/list`.",
      'Check the authorization value and allowed tools given for that server.',
      "Look at the MCP server's own log for the failing call, then retry.",
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/tools-connectors-mcp',
  },
  'not-found': {
    title: 'The requested resource was not found',
    status: 404,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'response_not_found' },
      { code: 'safety_alert_not_found' },
      { code: 'resource_not_found' },
      { status: [404, 405, 410] },
      {
        message:
          /^(?:Unexpected endpoint or method|Could not route to|No route for that URI|No handler found on route|no Route matched)/,
      },
    ],
    meaning:
      'The address or the resource id in the request does not exist, or this key may not see it.',
    solution: [
      'Check the resource id and that it was created with the same organization and project.',
      'Check the base URL and path, including /v1 and, on Azure, the API version.',
      'Create the resource again if it was deleted or has expired.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
