import { change } from '../state.js';

/** What is looked at, each with what it is where the address does not say. */
const USUAL = {
  view: 'structure', // or regions, roadmap
  region: 'GD',
  year: 2017, // of the input-output table
  indicator: 'co2', // what sizes the nodes, and the table's first measure
  measures: ['value_added'], // further measures of the table
  sort: 'co2.value',
  min: null,
  sectors: [],
  only: false,
  inventory: 2019, // year of the comparison
  by: 'co2', // what regions are compared by
  with: ['JS', 'ZJ', 'SD'],
  scenario: 'stated',
  peak: null,
  neutral: 2060,
  growth: null,
  sink: null,
  levers: {},
  plan: 'timetable', // or roadmap, work
};

export const look = { ...read(), moving: false }; // moving while a slider is held

function read() {
  const said = new URLSearchParams(location.search);
  const found = structuredClone(USUAL);
  for (const [key, usual] of Object.entries(USUAL)) {
    const text = said.get(key);
    if (text !== null) found[key] = parsed(text, usual);
  }
  return found;
}

function parsed(text, usual) {
  if (Array.isArray(usual)) return text.split(',').filter(Boolean);
  if (typeof usual === 'boolean') return text === 'true';
  if (typeof usual === 'string') return text;
  if (usual === null || typeof usual === 'number') {
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : usual;
  }
  const pairs = text.split(',').map((pair) => pair.split(':'));
  return Object.fromEntries(pairs.filter(([, value]) => Number.isFinite(Number(value))).map(([key, value]) => [key, Number(value)]));
}

const written = (value) => {
  if (Array.isArray(value)) return value.join(',');
  if (value === null || typeof value !== 'object') return String(value ?? '');
  return Object.entries(value).map((pair) => pair.join(':')).join(',');
};

/** Looks at something else; the address follows, once a slider that is moved has been let go. */
export function turn(patch, { moving = false } = {}) {
  Object.assign(look, patch, { moving });
  if (moving) {
    change();
    return;
  }
  const query = new URLSearchParams();
  for (const [key, usual] of Object.entries(USUAL)) {
    if (written(look[key]) !== written(usual)) query.set(key, written(look[key]));
  }
  const text = query.toString();
  history.replaceState(null, '', text ? `/explore?${text}` : '/explore');
  change();
}
