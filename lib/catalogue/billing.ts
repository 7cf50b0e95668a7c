/** Nothing is left to spend. */
import { defineProblemTypes } from './define.js';
import { exhaustedService } from './public-advice.js';

export const billing = defineProblemTypes({
  'credit-balance-exhausted': {
    title: 'The account has no credit left',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'credit_balance_exhausted' },
      { code: 'insufficient_quota' },
      { code: 'insufficient_balance' },
      { code: 'insufficient_credits' },
      { code: 'insufficient_funds' },
      { code: 'insufficient_user_quota' },
      { code: 'payment_required' },
      { type: 'billing_error' },
      { type: 'insufficient_quota' },
      { status: [400, 403, 429], type: 'insufficient_quota' },
      { status: [403, 429], type: 'exceeded_current_quota_error' },
      { status: 402 },
      { status: 402, code: 'invalid_request_error' },
      {
        status: [400, 402, 403, 429, 500],
        message:
          /^(?:余额不足|用户额度不足|该令牌额度已用尽|You exceeded your current quota(?![^]{0,600}(?:Quota exceeded for metric|retry in))|Insufficient (?:balance|credits?|funds|quota|account balance)|Your credit balance is too low|This request requires more credits|You(?:'ve| have) (?:run out of credits|exceeded your .{0,30}credits)|Your .{0,80}(?:any|available|out of) credits|Account .{1,120}: Cloud credits expired|The selected model requires paid balance|Your paid balance is insufficient|Credits? (?:balance )?(?:exhausted|depleted|required))/i,
      },
      { kind: 'stream', message: /^You exceeded your current quota/ },
    ],
    meaning:
      'The OpenAI organization has used up its prepaid credits or quota, so every request is refused until it is topped up.',
    solution: [
      "Add credits on the organization's billing page or turn on automatic recharge.",
      'Check the plan, monthly budget and usage on the limits page.',
      'Do not retry until the balance is restored: retries cannot succeed.',
    ],
    public: exhaustedService,
    documentation: 'https://platform.openai.com/settings/organization/billing',
  },
  'spend-limit-reached': {
    title: 'The monthly spend limit is reached',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'organization_spend_limit_exceeded' },
      { code: 'project_spend_limit_exceeded' },
      { code: 'session_budget_exceeded' },
      { code: 'billing_hard_limit_reached' },
      { code: 'budget_exceeded' },
      { type: 'budget_exceeded' },
      { status: [400, 401, 403, 429], type: 'budget_exceeded' },
      {
        message:
          /^(?:Exceeded ?(?:Token)?Budget|Budget has been exceeded|Billing hard limit has been reached|No deployments available[^]{0,80}crossed budget|Crossed budget|Exceeded budget for|Key limit exceeded|(?:API|Virtual) key usage limit exceeded|You have reached your specified API usage limits|(?:Project|Organization|Monthly) spend(?:ing)? limit)/i,
      },
    ],
    meaning:
      'The organization, project or session reached the spending limit its owner set for this month.',
    solution: [
      'Look at the error code to see whether the organization, the project or the session limit was hit.',
      'Raise or remove that limit in the organization limits or project settings.',
      'Otherwise wait for the monthly reset; do not retry before.',
    ],
    public: exhaustedService,
    documentation: 'https://developers.openai.com/api/docs/guides/spend-limits',
  },
  'usage-limit-reached': {
    title: 'The usage limit assigned to the account is reached',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'organization_usage_limit_exceeded' },
      { code: 'usage_limit_exceeded' },
      { code: 'usage_limit_reached' },
      { type: 'usage_limit_reached' },
      { status: 403, message: /^Out of call volume quota/ },
      { status: 429, type: 'usage_limit_reached' },
      { status: 429, type: 'usage_not_included' },
      {
        status: 429,
        message:
          /^(?:The usage limit has been reached|you(?:'ve| have| \([^)]{1,100}\) have) reached your .{0,30}(?:usage|request) limit)/i,
      },
    ],
    meaning: 'The organization reached the usage limit that OpenAI assigned to it.',
    solution: [
      'Request a higher approved usage limit on the organization limits page, or contact OpenAI support.',
      'Move up a usage tier by adding credit where that applies.',
      'Do not retry until the limit is raised or the month resets.',
    ],
    public: exhaustedService,
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits#usage-tiers',
  },
  'billing-not-active': {
    title: 'Billing is not active on the account',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'billing_not_active' },
      { type: 'billing_not_active', status: 429 },
      { code: 'Arrearage' },
      { code: 'AccountOverdueError' },
      {
        status: [400, 401, 403, 412],
        message:
          /^(?:Inactive subscription or usage limit|Access denied, please make sure your account is in good standing|Account .{1,120} is suspended, possibly due to|Your account .{1,200} is not active, .{0,120}quota)/,
      },
      { status: [403, 429], message: /^Your account is not active/ },
    ],
    meaning: 'The OpenAI account behind the key has no active billing, so it may not use the API.',
    solution: [
      'Open the billing page and fix the payment method or unpaid invoices.',
      'Make sure the key belongs to the organization that has billing set up.',
      'If billing looks right, contact OpenAI support; do not retry meanwhile.',
    ],
    public: exhaustedService,
    documentation: 'https://platform.openai.com/settings/organization/billing',
  },
});
