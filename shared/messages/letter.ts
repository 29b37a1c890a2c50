/** A message ready to be sent; what it may say is decided by its kind. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one press ends what this letter is part of (RFC 8058). */
  readonly endsAt?: string;
}

/** Plain paragraphs, and one address to follow; the same words as text and as HTML. */
export function letter(subject: string, paragraphs: readonly string[], link?: { url: string; words: string }): Letter {
  const lines = link === undefined ? paragraphs : [...paragraphs, `${link.words}:\n${link.url}`];
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n');
  const anchor = link === undefined ? '' : `\n<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`;
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html><html lang="sv"><meta charset="utf-8"><body>\n${body}${anchor}\n</body></html>`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
