/** Hosts that must not be disclosed: those in private networks and those that failed. */
import { documentation } from './urls.js';
import { lead, type Hit, type TextRule } from './rule.js';
import { isModel, isProse } from './values.js';

const host = String.raw`\[?[\w-](?:[\w.-]{0,251}[\w-])?\]?(?::\d{1,5})?`;
const notHosts =
  /^(?:localhost|the|a|an|it|any|this|your|to|host|server|https?|wss?|failed|error|and|or|in|at|is|was|while|when|after|read|write|connect)\b/i;

/** Whether the string is a host name, not a word of the sentence, a version, a model or public documentation. */
function isHost(found: string, hit: Hit): boolean {
  if (notHosts.test(found) || isModel(found) || documentation.test(found.replace(/:\d+$/, '')))
    return false;
  if (
    /^E[A-Z_]{3,20}$/.test(found) ||
    /^v?\d+(?:\.\d+){0,2}[a-z]{0,2}$/.test(found) ||
    /^[a-z]+(?:_[a-z]+)+$/.test(found)
  )
    return false;
  const isQuoted = /["'`[]$/.test(lead(hit.text, hit.start, 1));
  return (
    isQuoted ||
    /[-.:\d]/.test(found) ||
    /^\s+(?:port|on|\()/.test(hit.text.slice(hit.end, hit.end + 8)) ||
    /^[A-Z]{2,}_[A-Z\d_]+$/.test(found)
  );
}

/** Whether the string has a digit and a separator, or is quoted. */
function isNumbered(found: string, { text, start }: Hit): boolean {
  return (/\d/.test(found) && /[-:.]/.test(found)) || /["'`[]$/.test(lead(text, start, 1));
}

function isAnyHost(found: string): boolean {
  return found.length > 1 && !notHosts.test(found);
}

const zones =
  'internal|local|localdomain|lan|corp|intranet|intra|intern|svc|consul|home|onprem|arpa';

export const hosts: readonly TextRule[] = [
  {
    name: 'a host after an error code',
    hides: 'hosts named by system errors',
    leaves: 'the code, and `Connection reset` without a host',
    effect: 'hides',
    begins: [
      'enotfound',
      'eai_again',
      'econnrefused',
      'econnreset',
      'econnaborted',
      'etimedout',
      'ehostunreach',
      'ehostdown',
      'enetunreach',
      'epipe',
      'nxdomain',
      'servfail',
    ],
    pattern: /(?<kept>:? (?:for |from |looking up |connecting to )?)[^\s,;)]{2,300}(?<![.])/y,
    holds: isAnyHost,
    match: ['getaddrinfo ENOTFOUND «vllm-prod» now', 'connect ECONNREFUSED «chat:80» now'],
    not: ['ECONNRESET while', 'ETIMEDOUT'],
  },
  {
    name: 'a host that was looked up',
    hides: 'names that could not be resolved',
    leaves: 'the sentence',
    effect: 'hides',
    begins: [
      '^lookup ',
      '^resolve ',
      '^resolving ',
      'getaddrinfo ',
      'resolve host: ',
      'resolve host ',
      'up host ',
      'such host: ',
      'unknown host ',
      'unknown host: ',
      'hostexception: ',
      'name resolution: ',
      'not known: ',
      'not resolve: ',
      'address information: ',
      'connectexception: failed to connect to ',
    ],
    pattern: new RegExp(
      String.raw`(?<kept>(?:host(?:name)? |for |address |name )?["'${'`'}]?)${host}(?:/[\d.]+(?::\d+)?)?(?<!\.)`,
      'y',
    ),
    holds: (found, hit) =>
      isHost(found, hit) ||
      (/^\w[\w-]+$/.test(found) && /host: $/i.test(lead(hit.text, hit.start, 6))),
    match: [
      'lookup «vllm-prod» on',
      "Failed to resolve '«vllm-prod»'",
      'UnknownHostException: «vllm-prod»',
      'Name does not resolve: «vllm-prod»',
    ],
    not: ['lookup failed', 'resolve this issue', 'not known: yet'],
  },
  {
    name: 'a name server',
    hides: 'the name server that was queried',
    leaves: 'the sentence',
    effect: 'hides',
    begins: ['no such host', 'server misbehaving', 'i/o timeout'],
    pattern:
      /(?<=lookup [^\s]{1,100} on (?<before>[\w.[\]:-]{3,60})(?<kept>: (?:no such host|server misbehaving|i\/o timeout)))/y,
    match: ['lookup chat on «ns-1:53»: no such host'],
    not: ['no such host'],
  },
  {
    name: 'a host after its role',
    hides: 'names after words such as "host", "server" or "upstream"',
    leaves: 'prose about hosts',
    effect: 'hides',
    begins: [
      '^host',
      'hostname',
      '^upstream',
      '^server',
      '^peer',
      '^backend',
      '^broker',
      '^addr',
      '^address',
      '^proxy',
      '^pod',
      '^node',
      'db_host',
    ],
    pattern: new RegExp(
      String.raw`(?<kept>\\{0,8}["']?(?:\s?[=:]\s?\\{0,8}["'${'`'}]?| (?:at |host |server )?\\{0,8}["'${'`'}[]?))${host}(?<!\.)(?=[\\"'${'`'}\])\s,;]|[.:](?:\s|$)|$)`,
      'y',
    ),
    holds: (found, hit) => {
      const isGiven = /[=:]\s?\\{0,8}["'`]?$/.test(lead(hit.text, hit.start, 12));
      return (
        isHost(found, hit) &&
        (isGiven || isNumbered(found, hit) || /[a-z]-[a-z\d]+-[a-z\d]/.test(found))
      );
    },
    match: [
      "Pool(host='«chat»', port=80)",
      'not found in upstream "«chat»"',
      'hostname=«llm-gw»',
      'upstream: «chat-7» failed',
      'pod «vllm-7d4b9c6f5-x2x9z» evicted',
    ],
    not: [
      'upstream connect error',
      'server error',
      'the host is unreachable',
      'no healthy upstream',
    ],
  },
  {
    name: 'a host that was connected to',
    hides: 'the target of a connection, a request or a proxy',
    leaves: 'prose about connections',
    effect: 'hides',
    begins: [
      'connect to ',
      'connected to ',
      'connection to ',
      'connecting to ',
      'connect to server ',
      'connect to host ',
      'reach ',
      'contact ',
      'dial tcp ',
      'dial tcp: ',
      'timed out ',
      'timed out: ',
      'refused by ',
      'reset by ',
      'reach database server at ',
      'hang up (',
      'response from ',
      'proxy to ',
    ],
    pattern: new RegExp(
      String.raw`(?<kept>(?:the )?(?:host |server |database |database server |upstream |address |at )?["'${'`'}[]?)${host}(?:["'${'`'}]:["'${'`'}]\d{2,5})?(?<!\.)(?![\w/])`,
      'y',
    ),
    holds: (found, hit) => isHost(found, hit) && !/^\d[\d.]*(?:s|ms|m|%)?$/.test(found),
    match: [
      'Cannot connect to host «chat-7:80» now',
      'Failed to connect to «vllmprod» port 80',
      'connection timed out «mongo-0:27017»',
      'reach database server at `«db-prod`:`5432»`',
    ],
    not: [
      'Connection to OpenAI failed',
      'connect to the API',
      'reach the server, please',
      'timed out 30s',
    ],
  },
  {
    name: 'a host that failed',
    hides: 'the name before "Name or service not known", "refused to connect" and similar words',
    leaves: 'the sentence',
    effect: 'hides',
    begins: [
      'name or service not known',
      'name does not resolve',
      'refused to connect',
      'refused the connection',
      'did not answer',
      'did not respond',
      'is unreachable',
      'is not reachable',
      'no route to host',
      'temporary failure in name',
      'could not be resolved',
      'nodename nor servname',
    ],
    pattern:
      /(?<=(?:^|[\s"'`([,])(?<before>(?=[\w.:[\]-]{0,100}[-.:\d])[A-Za-z[][\w.:[\]-]{0,99}[\w\]])(?<kept>["'`)]?:? (?:\[Errno -?\d+\] )?(?:name or service not known|name does not resolve|refused to connect|refused the connection|did not answer|did not respond|is unreachable|is not reachable|no route to host|temporary failure in name|could not be resolved|nodename nor servname)))/iy,
    holds: (found, hit) => isHost(found, hit) && !/^[A-Z]\w*(?:Error|Exception)$/.test(found),
    match: ['«vllm-prod»: Name or service not known', 'The «llm-gw» refused to connect'],
    not: ['The server did not answer', 'the host is unreachable'],
  },
  {
    name: 'a host in a private zone',
    hides: 'names in clusters and private networks, with their port',
    leaves: 'public names, and member names with a similar ending',
    effect: 'hides',
    begins: zones.split('|').map((zone) => `.${zone}`),
    pattern:
      /(?<=(?<![\w.-])(?<before>[\w-][\w.-]{0,250})\.[a-z]{2,11})(?![\w-])(?:\.[\w-]{1,63}){0,4}(?::\d{1,5})?/iy,
    holds: (found) => !found.includes('_') && !/^\d/.test(found),
    match: [
      'at «chat-7.corp.example:8443», then',
      'host «chat.models.svc.cluster.local:8000» is',
      'https://«LLM.ACME.LOCAL»/v1',
    ],
    not: ['messages.local_id', 'platform.openai.com'],
  },
  {
    name: 'a host in a tailnet or behind a tunnel',
    hides: 'names of machines in tailnets, behind tunnels and in clouds',
    leaves: 'public names',
    effect: 'hides',
    begins: [
      '.ts.net',
      '.ngrok.io',
      '.ngrok.app',
      '.ngrok-free.app',
      '.trycloudflare.com',
      '.compute.amazonaws.com',
    ],
    pattern:
      /(?<=(?<before>(?<![\w.-])[\w.-]{1,200})\.(?:ts\.net|ngrok\.io|ngrok(?:-free)?\.app|trycloudflare\.com|compute\.amazonaws\.com))(?![\w-])(?::\d{1,5})?/iy,
    match: ['host «gpu.tail1234.ts.net» gone', 'see «gpu.tail1234.ts.net» now'],
    not: ['docs.ts.network'],
  },
  {
    name: 'a host chosen by a customer',
    hides: 'names chosen by customers of a cloud provider',
    leaves: 'the domain of the provider',
    effect: 'hides',
    begins:
      `.openai.azure.com .cognitiveservices.azure.com .services.ai.azure.com .inference.ml.azure.com .blob.core.windows.net .vault.azure.net
      .search.windows.net .azurewebsites.net .onmicrosoft.com .cloud.databricks.com .azuredatabricks.net .snowflakecomputing.com
      .supabase.co .auth0.com .okta.com .endpoints.huggingface.cloud .run.app .modal.run .proxy.runpod.net .hf.space .fly.dev
      .onrender.com .up.railway.app .workers.dev .vercel.app .iam.gserviceaccount.com`.split(/\s+/),
    pattern:
      /(?<=(?<before>(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,2})\.[a-z\d.]{5,40})(?![\w-])/iy,
    holds: (found) => found.length > 8,
    match: ['see https://«acme.openai.azure.com»/x'],
    not: ['learn.microsoft.com'],
  },
  {
    name: 'a host without a domain',
    hides: 'hosts without a dot in a URL, which only resolve within their network',
    leaves: '`localhost`, placeholders and documentation',
    effect: 'hides',
    begins: ['://'],
    pattern: /(?!localhost\b)[\w-]{1,63}(?::\d{1,5})?(?=[/\s"'`),\]?]|[.:](?:\s|$)|$)/iy,
    holds: (found, { text, start }) =>
      !/(?:s3a?|gs|abfss?|az|hdfs|file|dbfs|data):\/\/$/.test(lead(text, start, 9)),
    match: ['see http://«chat:80»/v1 now', 'Get "http://«llm-gw»/v1": EOF'],
    not: ['http://localhost:11434/api', 'https://example.com/x'],
  },
  {
    name: 'the host of a failed request',
    hides: 'the host in the URL of a failed request',
    leaves: 'the scheme and the path',
    effect: 'hides',
    begins: [
      'request to http://',
      'request to https://',
      'get "http://',
      'get "https://',
      'post "http://',
      'post "https://',
    ],
    pattern: /(?!localhost\b)[^\s/"']{1,300}/y,
    holds: (found) => !documentation.test(found),
    match: ['request to http://«a.example.com»/v1 failed'],
    not: ['request to http://localhost:80/v1'],
  },
  {
    name: 'a host with its port',
    hides: 'host names with a port',
    leaves: 'numbers and member names with a colon, and positions in code',
    effect: 'yields',
    begins: [':'],
    pattern:
      /(?<=(?<![\w./@-])(?<before>(?=[\w.-]{0,100}[-\d.])[a-z][a-z\d-]{1,62}(?:\.[a-z\d-]{1,63}){0,5}):)(?:80|443|[1-9]\d{3,4})(?![\w.:%-])/y,
    holds: (found) =>
      !isModel(found) &&
      !isProse(found) &&
      !documentation.test(found.replace(/:\d+$/, '')) &&
      !/\.(?:py|[cm]?[jt]sx?|go|rs|java|rb|php|cs|cpp):|^(?:http|localhost)|(?:limit|max|size|count|line|tokens?|id|time|length|status|code|remaining|reset|requests)-?\d*:/.test(
        found,
      ),
    match: ['Redis «cache-0:6379» is gone'],
    not: ['x-ratelimit-limit-tokens:4096', 'localhost:8000', 'max-tokens:4096'],
  },
];
