import { createHash } from 'node:crypto';

/** What is known of a drawing: what makes it this one, what it says in words, and how many of its series are numbers and not target or band. */
interface Drawing {
  seed: string;
  description: string;
  series: number;
}

/**
 * What echarts wrote, fit for our pages: no style sheet and no style attribute (the pages' rules refuse both), no classes, and names of its own parts
 * that are the same for the same chart and differ between two charts of a page. A mark keeps which value it draws as data-mark="series.category".
 */
export function cleanSvg(svg: string, { seed, description, series }: Drawing): string {
  const name = `c${createHash('sha256').update(seed).digest('hex').slice(0, 10)}`;
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ pointer-events="[^"]*"| xml:space="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, styles: string) => attributes(styles))
    .replace(
      / ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"/g,
      (_, of: string, at: string) => (Number(of) < series ? ` data-mark="${of}.${at}"` : ''),
    )
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/( id="|url\(#)zr\d+-/g, `$1${name}-`)
    .replace(/^<svg/, `<svg role="img" aria-label="${escapeAttribute(description)}" focusable="false"`)
    .replace(/\n/g, '');
}

/** `font-size:12px;` → ` font-size="12px"` */
function attributes(styles: string): string {
  const pairs = styles.split(';').map((each) => /^([^:]+):(.+)$/.exec(each.trim()));
  return pairs.map((pair) => (pair ? ` ${pair[1]}="${pair[2]!.replaceAll('"', "'")}"` : '')).join('');
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
