import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { Problem } from '../../platform/problem.ts';

/** The page has one first heading, its title: those of the text stand below it. */
const HEADINGS = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' } as const;

const PICTURE = /^\/tin-tuc\/anh\/[0-9a-f]{64}$/;
/** Where a link may lead: this site, the web, a mailbox, a telephone. */
const LINK = /^(?:https?:\/\/[^\s\\]+|mailto:[^\s\\]+|tel:[+\d][\d.() -]*|\/(?![/\\])[^\s\\]*)$/i;

const TAGS = [
  ...['h2', 'h3', 'h4', 'p', 'br', 'hr', 'strong', 'em', 'del', 'blockquote', 'ul', 'ol', 'li', 'a', 'img'],
  ...['code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

const RULES: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt', 'loading'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 30,
  transformTags: {
    ...HEADINGS,
    b: 'strong',
    i: 'em',
    a: (_tag, { href = '' }): sanitizeHtml.Tag => ({
      tagName: 'a',
      attribs: LINK.test(href)
        ? { href, ...(!href.startsWith('/') && { rel: 'noopener noreferrer nofollow' }) }
        : {},
    }),
    img: (_tag, { src = '', alt = '' }): sanitizeHtml.Tag => ({
      tagName: 'img',
      attribs: { src, alt, loading: 'lazy' },
    }),
    ol: (_tag, { start = '' }): sanitizeHtml.Tag => ({
      tagName: 'ol',
      attribs: /^\d{1,4}$/.test(start) ? { start } : {},
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !PICTURE.test(attribs.src ?? ''),
};

const markdown = new Marked({ gfm: true, breaks: true, async: false });

/** More marks of quotes and lists at the head of one line than any letter has. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){20}/m;
/** A line across the page is written with the marks of lists too. */
const RULED = /^[ \t*_-]+$/gm;

/**
 * Markdown as HTML that may stand on a page: a short list of tags, no styles, no scripts, no pictures from elsewhere.
 * @throws Problem invalid for a text that cannot be laid out
 */
export function renderArticle(body: string): string {
  if (TOO_DEEP.test(body.replace(RULED, ''))) throw unreadable();
  try {
    const html = sanitizeHtml(markdown.parse(body) as string, RULES);
    return html
      .replaceAll(
        '<table>',
        '<div class="table-scroll" tabindex="0" role="group" aria-label="Bảng"><table class="table">',
      )
      .replaceAll('</table>', '</table></div>');
  } catch (error) {
    if (error instanceof RangeError) throw unreadable();
    throw error;
  }
}

function unreadable(): Problem {
  const what = 'Nội dung lồng nhau quá nhiều lớp. Hãy bỏ bớt dấu ở đầu dòng.';
  return new Problem('invalid', 'Chưa lưu được tin.', { body: what });
}

/** The words of an article's first paragraph without its marks, cut at a word. */
export function firstWords(body: string, most: number): string {
  const html = renderArticle(body);
  const bare = sanitizeHtml(/<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? html, {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare.length <= most) return bare;
  return `${bare.slice(0, most).replace(/\s\S*$/, '')} …`;
}
