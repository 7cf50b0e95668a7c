/** Network addresses. */
import { lead, type TextRule } from './rule.js';

const versionBefore =
  /(?:version|ver|release|section|driver|build|chapter|firmware|sdk|python|node(?:\.js)?|cuda|cudnn|package|revision|rev|library|clause|paragraph|step|runtime|ios|macos|windows|chrom(?:e|ium)|nvidia|vllm|torch|§|[<>=~^]=|(?<!-)>|v)[\s:"'(/]{0,3}v?$/i;

const privateNetwork = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;

function isAddress(found: string, hit: { text: string; start: number }): boolean {
  const address = found.replace(/[/:][^]*/, '');
  if (/^0+\./.test(address) || address.split('.').some((part) => Number(part) > 255)) return false;
  const before = lead(hit.text, hit.start, 16);
  if (versionBefore.test(before)) return false;
  return privateNetwork.test(address) || !/[A-Za-z][\w.]{0,14}-$/.test(before);
}

function isLongAddress(found: string): boolean {
  const core = found.replace(/[%/].{0,30}$/, '');
  const groups = core.split(':').filter((group) => group !== '');
  if (/^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(core)) return true;
  const gaps = core.split('::').length - 1;
  if (gaps > 1 || groups.length === 0) return false;
  if (gaps === 0) return groups.length === 8;
  return /\d/.test(core) || groups.length >= 3;
}

export const addresses: readonly TextRule[] = [
  {
    name: 'an IPv4 address',
    hides:
      'addresses, including those with a port, a prefix length or a wildcard as their last part',
    leaves: 'version and section numbers',
    effect: 'hides',
    begins: Array.from('0123456789', (digit) => `${digit}.`),
    pattern:
      /(?<=(?<![\d.])(?<before>\d{0,2})\d\.)\d{1,3}\.\d{1,3}\.(?:\d{1,3}(?!\d)|[x*])(?!\.?\d)(?:\/\d{1,2}(?!\d))?(?::\d{1,5}(?!\d))?/iy,
    holds: isAddress,
    match: [
      'at «203.0.113.117:8443» now',
      'worker_«10.0.3.17»_8000',
      'in «10.0.3.0/24».',
      '«10.0.3.x» is',
    ],
    not: ['version 10.0.1.2', '0.1.2.3', 'gpt-4.1.0.2', 'section 4.2.1.3', '1.2.3.4.5'],
  },
  {
    name: 'an IPv6 address',
    hides: 'addresses, including link-local and IPv4-mapped ones, and MAC addresses',
    leaves: 'times, and namespaces in code',
    effect: 'hides',
    begins: [':'],
    pattern:
      /(?<=(?<![\w:.])(?<before>[\da-f]{0,4}):)(?:[\da-f]{0,4}:){1,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4})(?:%\w{1,20})?(?:\/\d{1,3})?(?![\w:])/iy,
    holds: isLongAddress,
    match: [
      'at «2001:db8::8a2e:370:7334» now',
      '«FE80::1%ETH0»',
      '«::ffff:203.0.113.7» did',
      'mac «aa:bb:cc:dd:ee:ff» unknown',
    ],
    not: [
      '12:30:45:123',
      'std::vector<int>',
      'ace::add',
      'a :: b',
      '1::2::3',
      'at 2024-01-01T12:30:45.123Z',
    ],
  },
  {
    name: 'a host named after its address',
    hides: 'host names that contain an address',
    leaves: 'dates and versions with hyphens',
    effect: 'hides',
    begins: [
      '^ip-',
      '^worker-',
      '^worker_',
      '^node-',
      '^node_',
      '^host-',
      '^pod-',
      '^gpu-',
      '^gw-',
    ],
    pattern:
      /(?<before>)\d{1,3}(?<gap>[-_])\d{1,3}\k<gap>\d{1,3}\k<gap>\d{1,3}(?:\.[\w.-]{1,200})?/y,
    match: ['«ip-10-1-2-3.ec2.internal» is down', '«ip-10-1-2-3» is down'],
    not: ['node-22-1 is'],
  },
];
