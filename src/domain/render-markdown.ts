import MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';

/** Longer text is shown as it was typed; nothing that Waymark stores as Markdown is longer. */
const longestMarkdown = 50_000;

const markdown = createRenderer();

/**
 * Turns Markdown into safe HTML for a page: raw HTML is shown as text, links lead only to http, https and mailto and
 * open a new tab without a referrer, headings start at `<h3>`, and a picture becomes a link to it, since a page asks
 * nothing of a third party. Every answer is inert, whatever the text holds.
 */
export function renderMarkdown(text: string): string {
  if (text.length > longestMarkdown) return `<p>${markdown.utils.escapeHtml(text)}</p>\n`;
  return markdown.render(text);
}

function createRenderer() {
  // Nesting beyond 20 has no use in instructions, and is where hostile text makes renderers slow.
  const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 });
  renderer.validateLink = (url) => /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(url.trim());
  renderer.core.ruler.push('waymark', adaptToPage);
  return renderer;
}

function adaptToPage(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
    }
    // A column's alignment comes as an inline style, which the pages' content security policy forbids.
    if (token.type === 'th_open' || token.type === 'td_open') token.attrs = null;
    if (token.children !== null) token.children = inertInline(token.children, state);
  }
}

function inertInline(tokens: Token[], state: StateCore): Token[] {
  let linkDepth = 0;
  return tokens.flatMap((token): Token[] => {
    linkDepth += token.nesting * (token.type.startsWith('link_') ? 1 : 0);
    if (token.type === 'link_open') return [outwardLink(token)];
    return token.type === 'image' ? imageAsLink(token, state, linkDepth > 0) : [token];
  });
}

function outwardLink(token: Token): Token {
  token.attrSet('rel', 'noopener noreferrer nofollow');
  token.attrSet('target', '_blank');
  return token;
}

/** Links cannot stand in links: there, only the picture's description is left. */
function imageAsLink(image: Token, { Token: NewToken, md, env }: StateCore, isInLink: boolean): Token[] {
  const address = String(image.attrGet('src') ?? '');
  const text = new NewToken('text', '', 0);
  text.content = md.renderer.renderInlineAsText(image.children ?? [], md.options, env) || address;
  if (isInLink) return [text];
  const open = new NewToken('link_open', 'a', 1);
  open.attrSet('href', address);
  return [outwardLink(open), text, new NewToken('link_close', 'a', -1)];
}
