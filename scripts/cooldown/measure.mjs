// node scripts/cooldown/measure.mjs [part of a scene's name]: the effect of a cooldown for 200 users in four processes, on loopback.
import { runCrowd } from './crowd.mjs';
import { startUpstream } from './upstream.mjs';

const scenes = [
  { name: '4 s responses, exact waits', perSecond: 80, latency: 4000, milliseconds: 12_000 },
  { name: 'Retry-After: 1', perSecond: 80, latency: 300, exact: false, milliseconds: 10_000 },
  { name: 'exact waits', perSecond: 80, latency: 300, milliseconds: 10_000 },
  { name: 'an exhausted quota', perSecond: 0, latency: 0, milliseconds: 10_000 },
];

const [chosen = ''] = process.argv.slice(2);

for (const { name, milliseconds, ...settings } of scenes.filter((scene) =>
  scene.name.includes(chosen),
)) {
  for (const guarded of [false, true]) {
    const upstream = await startUpstream(settings);
    const { url, seen } = upstream;
    const crowd = await runCrowd(4, { url, users: 50, milliseconds, guarded });
    upstream.close();
    const { attempts, succeeded, share, refused, wrong } = crowd;
    const percent = `${Math.round(share * 100)} %`;
    console.log(
      `${name}, ${guarded ? 'guarded' : 'no guard'}: ${seen.calls} calls, ${succeeded} of ${attempts} succeeded (${percent}), wrong ${wrong}, p99 ${crowd.p99} ms`,
      refused,
    );
  }
}
