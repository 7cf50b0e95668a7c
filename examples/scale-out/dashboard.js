// The dashboard: it shows the state of the instances live, and sends them users.
import express from 'express';
import { fileURLToPath } from 'node:url';
import { publicFolder } from '../pages/list-page.js';
import { sendUsers } from './instances.js';

const folder = fileURLToPath(new URL('public', import.meta.url));
const mostUsers = 200;

function snapshot({ mock, instances, outcomes, shared }) {
  return {
    calls: mock.calls,
    isExhausted: mock.isExhausted,
    shared,
    ...outcomes,
    instances: instances.map(({ wanted, made, waits }) => ({
      made,
      avoided: wanted - made,
      waits,
    })),
  };
}

/** Creates the dashboard for the mock and the instances. */
export function createDashboard(scene) {
  const dashboard = express();
  dashboard.use(express.static(folder));
  dashboard.use(express.static(publicFolder));

  dashboard.get('/events', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const timer = setInterval(() => {
      response.write(`data: ${JSON.stringify(snapshot(scene))}\n\n`);
    }, 200);
    request.on('close', () => clearInterval(timer));
  });

  dashboard.post('/users/:count', async (request, response) => {
    const count = Math.min(Number(request.params.count) || 0, mostUsers);
    await sendUsers(scene.instances, count, scene.outcomes);
    response.json(snapshot(scene));
  });

  dashboard.post('/quota/:state', (request, response) => {
    scene.mock.isExhausted = request.params.state === 'exhausted';
    response.json(snapshot(scene));
  });
  return dashboard;
}
