// npm run example:scale-out: runs three processes of one app, Redis, and a mock of the OpenAI API with a rate limit.
import { run } from '../run.js';
import { createDashboard } from './dashboard.js';
import { startInstances } from './instances.js';
import { startRedis } from './redis.js';
import { startMock } from './mock.js';

const outcomes = { served: 0, refused: 0 };
let scene;

async function startScene() {
  const mock = await startMock();
  const redisPort = await startRedis();
  if (redisPort === undefined)
    console.log('redis-server is not installed, so the instances do not share their cooldowns.\n');
  const instances = await startInstances(3, { baseURL: mock.url, redisPort });
  scene = { mock, instances, outcomes, shared: redisPort !== undefined };
  return mock;
}

await run({
  command: 'npm run example:scale-out',
  createApp: () => createDashboard(scene),
  startMock: startScene,
  greet: (url) => `Open ${url} and send users to the app. It calls a mock of the OpenAI API.

Or run:
  curl -X POST ${url}/users/30
  curl -X POST ${url}/quota/exhausted
  curl -X POST ${url}/users/30`,
});
