interface Letter {
  subject: string;
  /** The body; the addresses in it are the ward's own. */
  text: string;
  centre: string;
  address: string;
  /** Where addresses may lead. */
  publicUrl: string;
  stopUrl: string;
}

const STOP = 'Đổi cách nhận tin hoặc thôi nhận thư';

/** A mail as plain text. */
export function letterText({ text, centre, address, stopUrl }: Letter): string {
  return [text, '', '--', centre, ...(address ? [address] : []), `${STOP}: ${stopUrl}`].join('\n');
}

/** The same mail as a page: no picture, no script, nothing fetched, so that opening it tells nobody. */
export function letterHtml({ subject, text, centre, address, publicUrl, stopUrl }: Letter): string {
  const paragraphs = text.split(/\n+/).map((line) => `<p>${withLinks(escapeHtml(line), publicUrl)}</p>`);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;color:#182433;max-width:36em;margin:0 auto;padding:1em">
<p style="color:#0b5566;font-weight:600;border-bottom:2px solid #0b5566;padding-bottom:.5em">${escapeHtml(centre)}</p>
<h1 style="font-size:20px">${escapeHtml(subject)}</h1>
${paragraphs.join('\n')}
<p style="color:#5a6673;font-size:14px;border-top:1px solid #d5dbe1;padding-top:.5em">${escapeHtml(address)}<br>
<a href="${escapeHtml(stopUrl)}">${STOP}</a></p></body></html>`;
}

function withLinks(html: string, publicUrl: string): string {
  const start = escapeHtml(publicUrl);
  return html.replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g, (address) =>
    address === start || address.startsWith(`${start}/`) ? `<a href="${address}">${address}</a>` : address,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
