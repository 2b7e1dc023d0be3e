import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assetUrl } from '../platform/http/assets.ts';
import { Icon } from './icon.tsx';

interface DocumentProps {
  title: string;
  face: 'staff' | 'portal';
  /** Where no script keeps the page up to date: seconds, or seconds and address, after which it is asked for anew. */
  refresh?: string | undefined;
  lang?: string;
  /** The words of the link that leads past the navigation. */
  skip?: string;
  /** More lines of the head. */
  head?: Child;
  children: Child;
}

/** The HTML document around a page of either face. */
export function HtmlDocument(props: DocumentProps) {
  const { title, face, refresh, lang = 'vi', skip = 'Đến nội dung chính', head, children } = props;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title} – Một Cửa</title>
          <meta name="theme-color" content="#0b5566" />
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl(`${face}.css`)} />
          <script src={assetUrl(`${face}.js`)} type="module" />
          {head}
          {refresh !== undefined && (
            <noscript>
              <meta http-equiv="refresh" content={refresh} />
            </noscript>
          )}
        </head>
        <body>
          <a class="skip" href="#noi-dung">
            {skip}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

/** The mark: a door that opens, in lacquer and gold. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" fill="#d9a441" />
      <path d="M8 27V9a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v18z" fill="#9d2b22" />
      <path d="M13 27V12l8-3v18z" fill="#fff" />
      <circle cx="15.6" cy="18.5" r="1.3" fill="#0b5566" />
    </svg>
  );
}

/** What a box needs whose wide table scrolls, so that the keyboard alone can scroll it too. */
export const SCROLLS = { tabindex: 0, role: 'group', 'aria-label': 'Bảng rộng, cuộn ngang được' } as const;

interface StatusProps {
  tone: 'good' | 'warn' | 'bad' | 'none';
  children: Child;
}

const TONE_ICONS = {
  good: 'check',
  warn: 'alert-triangle',
  bad: 'clock-exclamation',
  none: 'minus',
} as const;

/** Written out, because the styles keep only the names that stand in the sources. */
const TONE_CLASSES = {
  good: 'status status-good',
  warn: 'status status-warn',
  bad: 'status status-bad',
  none: 'status status-none',
} as const;

/** A status: always its word and its icon beside the colour. */
export function Status({ tone, children }: StatusProps) {
  return (
    <span class={TONE_CLASSES[tone]}>
      <Icon name={TONE_ICONS[tone]} />
      {children}
    </span>
  );
}

/** The errors of a form in one list that takes the focus, each a link to its field. */
export function ErrorSummary({
  message,
  fields,
}: {
  message: string;
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <div class="summary-error" role="alert" tabindex={-1} id="loi">
      <strong>{message}</strong>
      {Object.keys(fields).length > 0 && (
        <ul>
          {Object.entries(fields).map(([name, text]) => (
            <li>
              <a href={`#${name}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
