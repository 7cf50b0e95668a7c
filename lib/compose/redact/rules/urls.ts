/** E-mail addresses, and secrets in URLs. */
import { lead, type Hit, type TextRule } from './rule.js';
import { isWords } from './values.js';

/** Hosts of public documentation: queries in their URLs may be kept. */
export const documentation =
  /(?:^|\.)(?:openai\.com|chatgpt\.com|microsoft\.com|azure\.com|aka\.ms|github\.com|huggingface\.co|openrouter\.ai|groq\.com|mistral\.ai|anthropic\.com|claude\.com|google\.com|google\.dev|googleapis\.com|x\.ai|together\.ai|fireworks\.ai|cohere\.com|deepseek\.com|nvidia\.com|perplexity\.ai|cloudflare\.com|vercel\.com|litellm\.ai|vllm\.ai|pydantic\.dev|mozilla\.org|nodejs\.org|npmjs\.com|python\.org|aws\.amazon\.com|replicate\.com|ollama\.com|portkey\.ai|moonshot\.cn|aliyun\.com|volcengine\.com|databricks\.com|langchain\.com|rfc-editor\.org|ietf\.org|w3\.org)$/i;

const secretParameter =
  /(?:^|[^a-z])(?:key|token|sig|signature|secret|password|code|session|auth|email|user|org|project|cursor|state|after|before|se|skn?|sv)$|^x-amz-/i;

/** Whether a query only selects a page, a tab or a model. */
function isHarmlessQuery(query: string, host: string): boolean {
  const isPage = documentation.test(host);
  return query.split('&').every((pair) => {
    const name = pair.replace(/=[^]*/, '');
    const value = pair.slice(name.length + 1);
    if (pair.length > 80 || secretParameter.test(name)) return false;
    if (!isPage && !/^api-version$/i.test(name)) return false;
    return (
      /^[\w.:%-]{0,60}$/.test(value) &&
      (isWords(value.replace(/%2C/gi, '-')) || /^\d{1,10}$/.test(value) || value === '')
    );
  });
}

/** The host of the URL that a query belongs to; each step reads the string once. */
function hostBefore({ text, start }: Hit): string {
  const address = lead(text, start - 1, 700).replace(/^[^]*[\s?#]/, '');
  return /^[^]*?:\/\/(?:[^/]*@)?([^/:]*)/.exec(address)?.[1] ?? '';
}

const versions =
  /^(?:\d|v\d|(?:latest|next|beta|alpha|rc|canary|main|master|head|default|stable|dev)$)/i;

export const urls: readonly TextRule[] = [
  {
    name: 'credentials in a URL',
    hides: 'the user and password before the host',
    leaves: 'the scheme and the host',
    effect: 'hides',
    begins: ['://'],
    pattern: /(?:[^\s/?#"<>,@']|'(?![\s,)\]}]|$)){1,300}(?:@(?:[^\s/?#"<>,@'])*(?=@))*(?=@)/y,
    match: [
      'see https://«jane:pass»@example.com/x',
      'postgres://«jane:p@ss»@db.example.com/x',
      "https://«jane:hun'ter2x»@a.example.com",
    ],
    not: ['https://example.com/@jane'],
  },
  {
    name: 'an encoded @ in a URL',
    hides: 'percent-encoded credentials',
    leaves: 'the scheme and the host',
    effect: 'hides',
    begins: ['://'],
    pattern: /[^\s/?#"<>,@%]{1,100}%3A[^\s/?#"<>,@]{1,200}%40/iy,
    match: ['https://«jane%3Ahunter2x%40»proxy.example.com'],
    not: ['https://a.example.com/%3A%40'],
  },
  {
    name: 'a query',
    hides: 'queries of URLs and paths, such as those of signed URLs',
    leaves: 'queries that only select a page of documentation, and `api-version`',
    effect: 'hides',
    begins: ['?'],
    pattern: /(?<=[\w/\]}-]\?)(?=[\w.[\]$%~-]{1,60}[=&])[^\s"'<>)#]{1,3000}(?<![.,:;])/y,
    holds: (found, hit) => !isHarmlessQuery(found, hostBefore(hit)),
    match: [
      'see https://example.com/x?«sig=abc&se=1» now',
      '/v1/files?«after=secretquery»',
      'gs://b.example.com/x?«y=abc» now',
    ],
    not: [
      'https://platform.openai.com/docs/models?model=gpt-5',
      'https://platform.openai.com/docs/x?tab=&page=12',
      'x/y?api-version=2024-10-21',
      'What?? here',
    ],
  },
  {
    name: 'a query without a URL',
    hides: 'signed queries that are not part of a URL',
    leaves: 'questions',
    effect: 'hides',
    begins: ['?'],
    pattern: /(?<=(?<![\w/-])\?)[\w-]{1,30}=[^\s"'<>)#]{1,600}&[^\s"'<>)#]{1,2000}/y,
    match: ['got ?«sv=2023-11-03&sig=abc»'],
    not: ['What ?a=b'],
  },
  {
    name: 'a fragment with values',
    hides: 'fragments with tokens, and path parameters',
    leaves: 'page anchors',
    effect: 'hides',
    begins: ['#', ';'],
    pattern: /(?<=:\/\/[^\s"'#;]{1,400}[#;])[\w.-]{1,60}=[^\s"'<>)]{1,2000}/y,
    match: [
      'https://x.example.com/a#«access_token=abc» now',
      'https://x.example.com/a;«jsessionid=abc»',
    ],
    not: ['https://platform.openai.com/docs/guides#supported-schemas'],
  },
  {
    name: 'an object store',
    hides: 'buckets and keys of object stores, and file URLs',
    leaves: 'the scheme, and `gs://` URLs with a dot in the host',
    effect: 'hides',
    begins: [
      's3://',
      's3a://',
      'gs://',
      'abfss://',
      'abfs://',
      'wasbs://',
      'az://',
      'hdfs://',
      'dbfs:/',
      'file:/',
      'oss://',
      'r2://',
      'smb://',
      'nfs://',
      'webpack://',
      'volumes:/',
    ],
    pattern: /\/{0,2}[^\s"'`<>),;:]{3,600}(?<!\.)/y,
    holds: (found, { text, start }) =>
      !lead(text, start, 5).endsWith('gs://') || !/^[\w-]+\.[\w.-]+\//.test(found),
    match: ['s3://«acme-private/jane.jsonl» is', 'file:/«/home/jane/x» is', 'dbfs:/«acme/x»'],
    not: ['gs://b.example.com/x now', 's3:// is'],
  },
  {
    name: 'a webhook',
    hides: 'the path of a webhook URL, which is its secret',
    leaves: 'the host',
    effect: 'hides',
    begins: ['hooks.slack.com/', 'discord.com/api/', 'discordapp.com/api/', 'webhook.office.com/'],
    pattern: /[^\s"'`<>)]{4,400}/y,
    match: ['https://hooks.slack.com/«services/T1/B2/{base62:24}»'],
    not: ['hooks.slack.com/ is'],
  },
  {
    name: 'an e-mail address',
    hides:
      'addresses, including those with non-ASCII characters, a quoted name or a space next to the @',
    leaves: 'packages with a version, and model names with a date',
    effect: 'hides',
    begins: ['@'],
    pattern:
      /(?<=(?<before>"[^"\n@]{1,64}"|[\p{L}\p{N}._%+&=!#$*?^{|}~-][\p{L}\p{N}._%+'&=!#$*?^`{|}~-]{0,199} ?| [\p{L}\p{N}._%+-]{1,64} )@)\s?(?:\[[^\]\s]{2,60}\]|[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6})/uy,
    holds: (found, { text, start }) => {
      const at = found.lastIndexOf('@');
      const local = found.slice(0, at);
      const domain = found.slice(at + 1).trimStart();
      if (!/[\p{L}\p{N}]/u.test(local) || /:\/\/[^\s/]{0,300}$/.test(lead(text, start, 310)))
        return false;
      if (/ @|@ /.test(found)) return /\.[a-z]{2,}$/i.test(domain) && /^[a-z]/i.test(domain);
      if (/\.\p{L}{2,}$/u.test(domain) && !/^v?\d/.test(domain)) return true;
      return (
        domain.startsWith('[') ||
        (!versions.test(domain) && /\p{L}{3}/u.test(domain) && !domain.includes('.'))
      );
    },
    match: [
      'to «jane.doe@example.com», then',
      'User «jane @example.com» has',
      'by «"jane doe"@example.com»',
    ],
    not: [
      '@ai-sdk/openai@2.0.1 is',
      'claude-3-5-sonnet@20240620',
      '@cf/meta/llama',
      'openai@latest',
    ],
  },
];
