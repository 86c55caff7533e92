import { renderMarkdown } from '../../../src/domain/render-markdown.ts';

/** Every attribute and element that a browser would see: what stands between < and > in the answer. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}

describe('Markdown on a page', () => {
  test('headings start at level three and stop at six', () => {
    const html = renderMarkdown('# One\n\n## Two\n\n##### Five\n\nSetext\n===');
    expect(html).toBe('<h3>One</h3>\n<h4>Two</h4>\n<h6>Five</h6>\n<h3>Setext</h3>\n');
  });

  test('lists, emphasis, tables and code are kept', () => {
    const html = renderMarkdown('1. **bold** and `code`\n2. _more_\n\n| a | b |\n|---|--:|\n| 1 | 2 |');
    expect(html).toContain('<ol>');
    expect(html).toContain('<strong>bold</strong> and <code>code</code>');
    expect(html).toContain('<td>2</td>');
  });

  test('a link opens a new tab and tells the other site nothing', () => {
    expect(renderMarkdown('[a table](https://example.org/t?a=1&b=2)')).toBe(
      '<p><a href="https://example.org/t?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">a table</a></p>\n',
    );
    expect(renderMarkdown('[write](mailto:teacher@example.org)')).toContain(
      'href="mailto:teacher@example.org"',
    );
    expect(renderMarkdown('<https://example.org>')).toContain('rel="noopener noreferrer nofollow"');
  });

  test('a bare address stays text', () => {
    expect(renderMarkdown('see https://example.org')).toBe('<p>see https://example.org</p>\n');
  });

  test('a picture becomes a link with its description, and nothing is fetched', () => {
    expect(renderMarkdown('![a map](https://example.org/map.png)')).toBe(
      '<p><a href="https://example.org/map.png" rel="noopener noreferrer nofollow" target="_blank">a map</a></p>\n',
    );
    expect(renderMarkdown('![](https://example.org/map.png)')).toContain('>https://example.org/map.png</a>');
  });

  test('a picture inside a link is shown as the text of that link', () => {
    const html = renderMarkdown('[![a "map"](https://a.example/x.png)](https://b.example/)');
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('href="https://b.example/"');
    expect(html).toContain('a &quot;map&quot;</a>');
  });

  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](  javascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](&#x6A;avascript&colon;alert(1))',
    '[x](javascript&#58;alert(1))',
    '[x](%6Aavascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](//evil.example/)',
    '[x](/api/logout)',
    '[x](blob:https://a/b)',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '<data:text/html,x>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
    '![x"onerror="alert(1)](https://a.example/"onerror="alert(1))',
    '[a](https://a.example "x\\" onmouseover=\\"alert(1)")',
    '[a](https://a.example/"onmouseover="alert(1))',
    '[a [b](javascript:alert(1)) c](javascript:alert(2))',
    '```"><script>alert(1)</script>\nx\n```',
    '`<script>alert(1)</script>`',
    '<!-- --><script>alert(1)</script>',
    '<style>@import "https://evil.example"</style>',
    '| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:1) |',
    '# <iframe src="https://evil.example">',
  ];

  test.each(hostile)('%j is inert', (text) => {
    const tags = tagsOf(renderMarkdown(text));
    for (const tag of tags) {
      expect(tag).toMatch(
        /^<\/?(?:p|a|em|strong|code|pre|h[3-6]|table|thead|tbody|tr|th|td|ul|ol|li|blockquote|br|hr|s)(?: (?:href|rel|target|class|title|start)="[^"<>]*")*>$/,
      );
      const href = /href="([^"]*)"/.exec(tag)?.[1];
      if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  });

  test('deep nesting and long runs of marks come to an end', () => {
    const runs = ['[', '![', '> ', '*a', '_*', '`', '((', '<', '&', '- ', '~~a', '[a](', '|a'];
    for (const run of runs) {
      const text = run.repeat(Math.floor(20_000 / run.length));
      expect(renderMarkdown(text).length).toBeGreaterThan(0);
    }
  });

  test('text beyond any that is stored is shown as typed', () => {
    const html = renderMarkdown(`<b>${'x'.repeat(60_000)}`);
    expect(html.startsWith('<p>&lt;b&gt;xxx')).toBe(true);
  });
});
