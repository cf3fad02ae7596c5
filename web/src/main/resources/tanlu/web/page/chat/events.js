/** The events of a `text/event-stream` body: `{event, data}`, data parsed as JSON. */
export async function* events(body, heard = () => {}) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      const blocks = (pending + value).replace(/\r\n?/g, '\n').split('\n\n');
      pending = blocks.pop();
      yield* blocks.map(parsed).filter((event) => event.data !== undefined);
    }
  } finally {
    reader.cancel().catch(() => {}); // the connection may be gone already
  }
}

function parsed(block) {
  let event = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return { event, data: data.length ? JSON.parse(data.join('\n')) : undefined };
}
