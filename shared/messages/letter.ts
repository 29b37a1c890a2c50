/** A message ready to be sent; what it may say is decided by its kind. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one press ends what this letter is part of (RFC 8058). */
  readonly endsAt?: string;
}

/** Plain paragraphs, and the addresses to follow, mostly one; the same words as text and as HTML. */
export function letter(
  subject: string,
  paragraphs: readonly string[],
  ...links: readonly { readonly url: string; readonly words: string }[]
): Letter {
  const lines = [...paragraphs, ...links.map(({ url, words }) => `${words}:\n${url}`)];
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n');
  const anchors = links
    .map(({ url, words }) => `\n<p><a href="${escapeHtml(url)}">${escapeHtml(words)}</a></p>`)
    .join('');
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html><html lang="sv"><meta charset="utf-8"><body>\n${body}${anchors}\n</body></html>`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
