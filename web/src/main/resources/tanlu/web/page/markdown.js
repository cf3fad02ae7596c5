const md = window.markdownit({ html: false, linkify: false, typographer: false }).disable('image');

// A link to a claim or citation is a button; any other opens beside the page.
md.core.ruler.push('tanlu_links', ({ tokens }) => {
  for (const { children } of tokens) {
    let open = null;
    for (const token of children ?? []) {
      if (token.type === 'link_open') {
        open = token;
        dress(token);
      } else if (token.type === 'link_close') {
        token.tag = open.tag;
        open = null;
      } else if (open?.citation && token.type === 'text') {
        token.content = open.citation;
      }
    }
  }
});

function dress(token) {
  const [, kind, id] = /^#(claim|citation)-(.+)$/.exec(token.attrGet('href')) ?? [];
  if (!kind) {
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'noopener noreferrer');
    return;
  }
  token.tag = 'button';
  token.attrs = [['type', 'button'], ['class', kind], [`data-${kind}`, decodeURIComponent(id)]];
  token.citation = kind === 'citation' ? id : null;
}

const ALLOWED = {
  ALLOWED_TAGS: (
    'a b blockquote br button code del em h1 h2 h3 h4 h5 h6 hr i li ol p pre s strong sub sup ' +
    'table tbody td th thead tr ul'
  ).split(' '),
  ALLOWED_ATTR: ['href', 'target', 'rel', 'type', 'class', 'start', 'style', 'data-claim', 'data-citation'],
};

/**
 * The top-level blocks of a Markdown text as safe HTML, one string each: while text streams in,
 * the blocks before the last stay as they are, and so does the focus in them.
 */
export function blocks(text) {
  const html = [];
  let tokens = [];
  for (const token of md.parse(text, {})) {
    tokens.push(token);
    if (token.level === 0 && token.nesting <= 0) {
      html.push(clean(md.renderer.render(tokens, md.options, {})));
      tokens = [];
    }
  }
  return html;
}

/** Text still coming, without the last line of a table: it would stand as bars and dashes. */
export const settled = (text) => text.replace(/(^|\n)\|[^\n]*\n?(\|[\s:|-]*)?$/, '$1');

const clean = (html) => window.DOMPurify.sanitize(html, ALLOWED);

/** The text as one would paste it: numbers and citation marks without their links. */
export const plain = (text) =>
  text
    .replace(/\[?\[(\d+)\]\]?\(#citation-[^)]*\)|\[(\d+)\]\(#citation-[^)]*\)/g, (_, a, b) => `[${a ?? b}]`)
    .replace(/\[([^\]]*)\]\(#claim-[^)]*\)/g, '$1');
