// npm run example:scale-out: runs three processes of one app, Redis, and an OpenAI stand-in that limits.
import { run } from '../run.js';
import { createDashboard } from './dashboard.js';
import { startInstances } from './instances.js';
import { startRedis } from './redis.js';
import { startStandIn } from './stand-in.js';

const fared = { answered: 0, refused: 0 };
let scene;

async function startScene() {
  const standIn = await startStandIn();
  const redisPort = await startRedis();
  if (redisPort === undefined)
    console.log('There is no redis-server here: each instance has its own memory.');
  const instances = await startInstances(3, { baseURL: standIn.url, redisPort });
  scene = { standIn, instances, fared, shared: redisPort !== undefined };
  return standIn;
}

await run({
  command: 'npm run example:scale-out',
  createApp: () => createDashboard(scene),
  startStandIn: startScene,
  greet: (url) => `Listening on ${url}: open it, and send users.

Or:
  curl -X POST ${url}/users/30
  curl -X POST ${url}/quota/exhausted
  curl -X POST ${url}/users/30`,
});
