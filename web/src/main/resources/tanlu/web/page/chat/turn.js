import { Failure, kindOf } from './failure.js';

let count = 0;

/** The status of the event that ends an answer its asker stopped. */
const STOPPED = 409;

/** A question and what came of it so far. */
export const newTurn = (question) => ({
  key: `t${++count}`,
  question,
  phase: 'running', // running, done, stopped or failed
  started: Date.now(),
  answerId: null,
  conversationId: null,
  steps: [],
  text: '',
  charts: [],
  answer: null,
  failure: null,
  feedback: null, // {rating, reason?} of its asker
});

/** Takes in one event of the answer. */
export function hear(turn, event, data) {
  switch (event) {
    case 'start':
      // Who attaches again is told from the beginning.
      Object.assign(turn, { answerId: data.answerId, conversationId: data.conversationId, steps: [], text: '', charts: [] });
      break;
    case 'step':
      step(turn, data);
      break;
    case 'text':
      turn.text += data.delta;
      break;
    case 'chart':
      turn.charts = [...turn.charts.filter((chart) => chart.id !== data.id), data];
      break;
    case 'answer':
      Object.assign(turn, fromAnswer(data), { phase: 'done' });
      break;
    case 'error':
      throw new Failure({ kind: data.status === STOPPED ? 'stopped' : kindOf(data.status), ...data });
  }
}

export const fromAnswer = (answer) => ({
  answer,
  answerId: answer.id,
  conversationId: answer.conversationId,
  text: answer.text,
  charts: answer.charts,
});

const PHASES = { running: 'running', finished: 'done', stopped: 'stopped', failed: 'failed' };

/** A question of a kept conversation with what has come of it. */
export const fromReply = ({ id, question, asked, status, text, answer, failure, feedback }) => ({
  ...newTurn(question),
  answerId: id,
  phase: PHASES[status],
  started: Date.parse(asked),
  text,
  ...(answer && fromAnswer(answer)),
  failure: status === 'failed' ? { kind: failure ? 'problem' : 'broken', detail: failure } : null,
  feedback: feedback ?? null,
});

/** A step that ends is the one that runs with the same arguments, else the oldest of that tool. */
function step(turn, heard) {
  const same = (one) => JSON.stringify(one.arguments) === JSON.stringify(heard.arguments);
  const open = turn.steps.filter((one) => one.tool === heard.tool && one.status === 'running');
  const begun = heard.status === 'running' ? undefined : (open.find(same) ?? open[0]);
  if (begun) Object.assign(begun, heard);
  else turn.steps.push({ ...heard });
}

/** Ends a turn that did not come to an answer. */
export function broken(turn, phase, failure = null) {
  for (const one of turn.steps) if (one.status === 'running') one.status = 'stopped';
  Object.assign(turn, { phase, failure });
}
