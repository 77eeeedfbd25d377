import { href } from '#kernel/address.ts';
import { isLocale, type Locale } from '#kernel/words.ts';

const HEIGHT = 640;

/** The line of HTML that shows the agenda on another site, as the page's address asks for it, and where its preview is. */
export function embedded({ searchParams }: URL, site: string, reader: Locale) {
	const text = (name: string) => (searchParams.get(name) ?? '').slice(0, 80);
	const lang = text('lang');
	const locale = isLocale(lang) ? lang : reader;
	const limit = Math.min(Math.max(Math.trunc(Number(text('limit'))) || 6, 1), 50);
	const chosen = { organization: text('organization'), sector: text('sector') };
	const query = new URLSearchParams({
		...(chosen.organization ? { organization: chosen.organization } : {}),
		...(chosen.sector ? { sector: chosen.sector } : {}),
		limit: String(limit)
	});
	const preview = `${href('/embed/agenda', locale)}?${query}`;
	const source = `${site}${preview}`.replaceAll('&', '&amp;');
	const line = `<iframe src="${source}" title="Agenda" loading="lazy" style="width:100%;height:${HEIGHT}px;border:0"></iframe>`;
	return { ...chosen, locale, limit, preview, line };
}
