/** The parts that depend on the Node.js they run in: what measures them, and how much. Each runs in a process of its own. */
export const parts = {
  requests: {
    load: async () => (await import('./requests.mjs')).measureRequests,
    options: { rounds: 51, batch: 100 },
  },
  load: {
    load: async () => (await import('./load.mjs')).measureLoad,
    options: { rounds: 25, batch: 320, connections: 16 },
  },
  conversion: {
    load: async () => (await import('./conversion.mjs')).measureConversion,
    options: { rounds: 31, batch: 200 },
  },
  start: {
    load: async () => (await import('./start.mjs')).measureStart,
    options: { rounds: 11 },
  },
  growth: {
    load: async () => (await import('./growth.mjs')).measureGrowth,
    options: { rounds: 21, batch: 20 },
  },
  streams: {
    load: async () => (await import('./streams.mjs')).measureStreams,
    options: { rounds: 7, count: 500 },
  },
};
