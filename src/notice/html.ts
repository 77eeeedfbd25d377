/** Text that is HTML already. Only `html` makes it, so that nothing gets into a letter unescaped. */
export type Html = Readonly<{ markup: string }>;

type Part = Html | string | number | null | readonly Html[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with what is put into it escaped; other markup stays as it is, and null is nothing. Attributes must be in quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return { markup: strings.map((text, index) => text + markupOf(parts[index] ?? null)).join('') };
}

function markupOf(part: Part): string {
	if (part === null) return '';
	if (typeof part === 'string' || typeof part === 'number')
		return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
	return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
