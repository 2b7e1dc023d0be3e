import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VECTORS } from '../../../test/xss-vectors.ts';
import { firstWords, renderArticle } from './render.ts';

const TAG = /<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"<>]*")*)\s*\/?>/g;
const TAGS = new Set(
  'h2 h3 h4 p br hr strong em del blockquote ul ol li a img code pre table thead tbody tr th td div'.split(
    ' ',
  ),
);
const ATTRIBUTES: Record<string, RegExp> = {
  'a href': /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s]*$/i,
  'a rel': /^noopener noreferrer nofollow$/,
  'img src': /^\/tin-tuc\/anh\/[0-9a-f]{64}$/,
  'img alt': /^[^<>]*$/,
  'img loading': /^lazy$/,
  'ol start': /^\d{1,4}$/,
  'div class': /^table-scroll$/,
  'div tabindex': /^0$/,
  'div role': /^group$/,
  'div aria-label': /^Bảng$/,
  'table class': /^table$/,
};

/** What stands in the HTML that may not: read by the test's own few rules, not by the cleaner's. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const rest = html.replace(TAG, (_all, _end, tag: string, attributes: string) => {
    if (!TAGS.has(tag)) faults.push(`tag ${tag}`);
    for (const [, name, value] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g))
      if (!ATTRIBUTES[`${tag} ${name}`]?.test(value!)) faults.push(`${tag} ${name}=${value}`);
    return '';
  });
  // Whatever is no tag of ours may hold no bracket that could begin one.
  if (rest.includes('<')) faults.push(`loose < in ${rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60)}`);
  return faults;
}

describe('a text that an officer typed', () => {
  it.each([
    ['## Nghỉ lễ\n\nTrung tâm **nghỉ**.', '<h2>Nghỉ lễ</h2>\n<p>Trung tâm <strong>nghỉ</strong>.</p>'],
    ['# Một', '<h2>Một</h2>'],
    ['[Cổng](https://dichvucong.gov.vn)', 'rel="noopener noreferrer nofollow"'],
    ['[Thủ tục](/thu-tuc)', '<a href="/thu-tuc">Thủ tục</a>'],
    ['[Gọi](tel:02203123456)', '<a href="tel:02203123456"'],
    [`một${'\n'.repeat(60)}hai`, '<p>một</p>'],
    [`${' '.repeat(60)}thơ`, '<pre><code>'],
    [`một\n\n${'* '.repeat(60)}`, '<hr />'],
    ['- một\n- hai', '<ul>\n<li>một</li>\n<li>hai</li>\n</ul>'],
    ['3. ba', '<ol start="3">'],
    [
      `![Trụ sở](/tin-tuc/anh/${'a'.repeat(64)})`,
      `<img src="/tin-tuc/anh/${'a'.repeat(64)}" alt="Trụ sở" loading="lazy" />`,
    ],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '<table class="table">'],
    ['3 < 5 và 7 > 2', '3 &lt; 5 và 7 &gt; 2'],
  ])('%s', (body, html) => {
    expect(renderArticle(body)).toContain(html);
    expect(faultsOf(renderArticle(body))).toEqual([]);
  });

  it.each(VECTORS)('loses what could run: %s', (vector) => {
    for (const body of [vector, `a ${vector} b`, `> ${vector}`, `- ${vector}`, `| a |\n|---|\n| ${vector} |`])
      expect(faultsOf(renderArticle(body))).toEqual([]);
  });

  it('shows no picture from elsewhere and no picture as data', () => {
    for (const src of [
      'https://x.example/a.png',
      '//x.example/a.png',
      'data:image/png;base64,AA',
      '/thu-tuc',
      'a.png',
    ])
      expect(renderArticle(`![x](${src})`)).not.toContain('<img');
  });

  it('has nothing that could run, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(...VECTORS),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '`',
        '](',
        '![',
        '<a href=',
        '<img src=',
        '</',
        '&#x6a;',
        '\n',
        '\n\n',
        '    ',
      ),
      fc.constantFrom(
        'javascript:',
        'data:text/html,',
        'on',
        'style=',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '\u0000',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(faultsOf(renderArticle(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 3000, seed: 20_261_127 },
    );
  });

  it.each([
    ['quotes', '>'.repeat(20_000)],
    ['lists', '- '.repeat(20_000)],
    ['numbers', '1. '.repeat(10_000)],
    ['mixed', '> - '.repeat(10_000)],
  ])('nested beyond any letter is refused: %s', (_name, body) => {
    expect(() => renderArticle(`${body}a`)).toThrow('Chưa lưu được tin.');
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['images', '![a]('.repeat(10_000)],
    ['stars', '*a '.repeat(16_000)],
    ['backticks', '`'.repeat(50_000)],
    ['tags', '<a><b>'.repeat(8000)],
    ['half tags', '<a '.repeat(16_000)],
    ['tables', `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n`],
    ['entities', '&#'.repeat(25_000)],
    ['a rule', '-'.repeat(1000)],
    ['stars with spaces', '* * '.repeat(1000)],
  ])('of many %s is laid out in a moment or refused', (_name, body) => {
    const start = performance.now();
    try {
      expect(faultsOf(renderArticle(body))).toEqual([]);
    } catch (error) {
      expect((error as Error).message).toBe('Chưa lưu được tin.');
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is cut at a word for a list', () => {
    expect(firstWords('## Đầu\n\nMột <b>hai</b> & ba', 100)).toBe('Một hai & ba');
    expect(firstWords('- một\n- hai', 100)).toBe('một hai');
    expect(firstWords('một hai ba bốn', 9)).toBe('một hai …');
  });
});
