// One process of the app. It reports to the dashboard, which started it.
import { createApp } from './app.js';
import { connectStore } from './store.js';

const { baseURL, redisPort } = JSON.parse(process.env.INSTANCE);
const counts = { wanted: 0, made: 0 };
const { app, guard } = createApp({ baseURL, store: connectStore(redisPort), counts });

const server = app.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port });
  setInterval(() => process.send({ ...counts, waits: guard.state() }), 200);
});

process.on('disconnect', () => process.exit());
