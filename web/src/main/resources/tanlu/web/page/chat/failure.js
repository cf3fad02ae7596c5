/** A question that could not be answered, with what the server or the network said. */
export class Failure extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.kind);
    this.problem = problem;
  }
}

/** The problem JSON of a response, or what its status alone tells. */
export async function problemOf(response) {
  const kind = kindOf(response.status);
  try {
    return { kind, ...(await response.json()) };
  } catch {
    return { kind, title: `${response.status} ${response.statusText}`.trim() };
  }
}

export function kindOf(status) {
  if (status === 429) return 'limited';
  if (status === 502 || status === 503 || status === 504) return 'model';
  return 'problem';
}
