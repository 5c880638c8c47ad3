/** Text that is HTML already. Made by `markup` alone, so that nothing gets into a page unescaped. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Template for HTML: what is put into it is escaped unless it is markup itself. Attributes need their quotes. */
export function markup(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  return { html: texts.map((text, place) => text + written(parts[place] ?? '')).join('') };
}

function written(part: Part): string {
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}
