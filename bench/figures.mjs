/** The figures that have goals, by their names in `limits.mjs`. */
import {
  converted,
  developer,
  endUsers,
  main,
  withHandler,
  withResponse,
} from './apparatus/names.mjs';

const middle = ({ ratio: [, value] }) => value;

const worst = (figures) => Math.max(...figures.map(middle));

function requestFigures({ requests, load }) {
  const failed = Object.values(requests.failed);
  return {
    'request, developer': worst(failed.map((variants) => variants[developer])),
    'request, public': worst(failed.map((variants) => variants[endUsers])),
    'load, developer': middle(load.variants[developer]),
    'load, public': middle(load.variants[endUsers]),
  };
}

function conversionFigures({ own }) {
  const answered = Object.entries(own).filter(([kind]) => !kind.startsWith('refused'));
  return { 'conversion, object': worst(answered.map(([, variants]) => variants[converted])) };
}

function startFigures(start) {
  const worse = (name) => worst(Object.values(start).map((variants) => variants[name]));
  return {
    'start, require': middle(start.require[main]),
    'start, import': middle(start.import[main]),
    'start, handler': worse(withHandler),
    'start, response': worse(withResponse),
  };
}

function growthFigures(growth) {
  const largest = (what) => middle(Object.values(growth[what].sizes).at(-1));
  return {
    'growth, message': largest('characters of the message'),
    'growth, headers': largest('header fields'),
    'growth, causes': largest('errors around it'),
    'growth, types': largest('problem types of the app'),
  };
}

function memoryFigures(memory) {
  const figures = Object.entries(memory).map(([kind, { bytes }]) => [
    `allocated for a ${kind}`,
    bytes / 1000,
  ]);
  return Object.fromEntries(figures);
}

/** All of them, of one version of Node.js. */
export function figuresOf(measured, { packed }) {
  return {
    ...requestFigures(measured),
    ...conversionFigures(measured.conversion),
    ...startFigures(measured.start),
    streams: worst(Object.values(measured.streams.results)),
    ...growthFigures(measured.growth),
    ...memoryFigures(measured.memory),
    packed,
  };
}
