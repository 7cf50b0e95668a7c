// Libraries that guard a call, and give up before or instead of the API: circuit breakers, bulkheads, limiters, queues and deadlines.
import Bottleneck from 'bottleneck';
import * as cockatiel from 'cockatiel';
import CircuitBreaker from 'opossum';
import PQueue from 'p-queue';
import pTimeout from 'p-timeout';

const forever = () => new Promise((resolve) => setTimeout(resolve, 200));

const fail = () => Promise.reject(new Error('The database is down.'));

function openBreaker() {
  const breaker = new CircuitBreaker(forever);
  breaker.open();
  return breaker.fire();
}

function lockedBreaker() {
  const breaker = new CircuitBreaker(forever, { capacity: 1 });
  breaker.fire().catch(() => {});
  return breaker.fire();
}

function brokenCircuit() {
  const policy = cockatiel.circuitBreaker(cockatiel.handleAll, {
    halfOpenAfter: 1000,
    breaker: new cockatiel.ConsecutiveBreaker(1),
  });
  return policy.execute(fail).catch(() => policy.execute(fail));
}

function isolatedCircuit() {
  const policy = cockatiel.circuitBreaker(cockatiel.handleAll, {
    halfOpenAfter: 1000,
    breaker: new cockatiel.ConsecutiveBreaker(1),
  });
  policy.isolate();
  return policy.execute(forever);
}

function fullBulkhead() {
  const policy = cockatiel.bulkhead(1);
  void policy.execute(forever);
  return policy.execute(forever);
}

async function droppedJob() {
  const limiter = new Bottleneck({
    maxConcurrent: 1,
    highWater: 0,
    strategy: Bottleneck.strategy.OVERFLOW,
  });
  await Promise.all([limiter.schedule(forever), limiter.schedule(forever)]);
}

/** Each gives up by itself: the package, when it does so, and whether its error is a timeout without any further mark. */
export const guards = [
  { name: 'opossum', when: 'the breaker is open', run: openBreaker },
  { name: 'opossum', when: 'the semaphore is locked', run: lockedBreaker },
  {
    name: 'opossum',
    when: 'the call takes too long',
    run: () => new CircuitBreaker(forever, { timeout: 10 }).fire(),
  },
  { name: 'opossum', when: 'the call fails', run: () => new CircuitBreaker(fail).fire() },
  { name: 'cockatiel', when: 'the circuit is broken', run: brokenCircuit },
  { name: 'cockatiel', when: 'the circuit is isolated', run: isolatedCircuit },
  { name: 'cockatiel', when: 'the bulkhead is full', run: fullBulkhead },
  {
    name: 'cockatiel',
    when: 'the call takes too long',
    run: () => cockatiel.timeout(10, cockatiel.TimeoutStrategy.Aggressive).execute(forever),
  },
  { name: 'bottleneck', when: 'the job is dropped', run: droppedJob },
  {
    name: 'bottleneck',
    when: 'the job takes too long',
    run: () => new Bottleneck().schedule({ expiration: 10 }, forever),
  },
  {
    name: 'p-queue',
    when: 'the task takes too long',
    run: () => new PQueue({ timeout: 10 }).add(forever),
    isBare: true,
  },
  {
    name: 'p-timeout',
    when: 'the promise takes too long',
    run: () => pTimeout(forever(), { milliseconds: 10 }),
    isBare: true,
  },
];
