/**
 * Runs one call at a time and, of those asked for meanwhile, the last alone: what comes back is
 * never older than what came before, and the server is asked no faster than it answers.
 */
export function latest(run, told) {
  let running = false;
  let next = null;
  return async function ask(given) {
    next = { given };
    if (running) return;
    running = true;
    while (next) {
      const { given: now } = next;
      next = null;
      told(await run(now), now);
    }
    running = false;
  };
}
