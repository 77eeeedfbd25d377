import { redirect } from '@sveltejs/kit';
import { menu } from '#editorial/server';
import { href, parseAddress } from '#kernel/address.ts';
import { entersDesk } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { isOpen } from '#kernel/section.ts';
import { type DemoSetting, demo, hub } from '#kernel/server/hub.ts';
import { mayBeAnyone, publicUrl } from '#kernel/server/place.ts';
import { closedPaths } from '#kernel/server/sections.ts';
import { type Locale, saidAll } from '#kernel/words.ts';
import { m } from '#messages';
import { isAskingOffered } from '#venture/server';
import { givenBackNow } from '#web/given-back/given-back.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { locale, viewer }, url, request, route }) => {
	// read from the address, so that a link followed in the browser brings it anew: tabs, languages and canonical hang on it
	const path = parseAddress(url.pathname)?.path ?? url.pathname;
	const [{ name, locales, timeZone, colour, contact, mark }, { on, bar }, links] = await Promise.all([
		hub(),
		demo(),
		linksOf(locale, askedFrom(route.id, path))
	]);
	if (!locales.includes(locale)) redirect(307, href(path, locales[0] ?? 'fr') + url.search);
	return {
		...{ locale, path, origin: publicUrl(), demo: on ? personsOf(bar, links.closedPaths, locale) : null },
		// a browser knows the words of its page's language only
		addresses: locales.map((one) => ({ locale: one, address: href(path, one) })),
		hub: { name, locales, timeZone, colour, contact, mark: mark && pictureAddress(mark, 320) },
		...links,
		viewer: viewer && readerOf(viewer),
		givenBack: givenBackNow() ?? null,
		answersForm: request.method === 'POST'
	};
};

/** Who one can be on the demonstration; nobody who would be led to a section that is off. */
const personsOf = (bar: DemoSetting['bar'], closed: readonly string[], locale: Locale) =>
	mayBeAnyone()
		? saidAll(
				bar.filter(({ opens = '/' }) => isOpen(opens, closed)),
				locale
			)
		: null;

const readerOf = (viewer: Viewer) => ({
	...{ id: viewer.id, name: viewer.name },
	team: entersDesk(viewer)
});

/** What stands at the top and at the foot of every page; `talks`: somebody answers questions, which are asked from the page one is on. */
async function linksOf(locale: Locale, from: string) {
	const [{ top, foot }, asked, closed] = await Promise.all([menu(locale), isAskingOffered(), closedPaths()]);
	const link = (to: string, label: string) => ({ href: href(to, locale), label });
	const ifOpen = (to: string, label: string) => (isOpen(to, closed) ? [link(to, label)] : []);
	const talks = asked && isOpen('/talk', closed);
	return {
		...{ talks, closedPaths: closed },
		top: top.map(({ path, label }) => link(path, label)),
		links: [
			...(talks ? [link(`/talk?from=${encodeURIComponent(from)}`, m.asking_talk({}, { locale }))] : []),
			...ifOpen('/spaces', m.spaces_title({}, { locale })),
			...ifOpen('/sensors', m.sensing_title({}, { locale })),
			...ifOpen('/news', m.editorial_news({}, { locale })),
			...ifOpen('/newsletter', m.editorial_news_letter({}, { locale })),
			...foot.map(({ path, label }) => link(path, label)),
			link('/agenda.ics', m.web_calendar_file({}, { locale })),
			{ href: '/api/v1/openapi.json', label: m.routes_open_data({}, { locale }) }
		]
	};
}

/** The page that a question says it comes from, for whoever answers: a public one, and never one whose address opens something to whoever reads it. */
const askedFrom = (route: string | null, path: string): string =>
	route?.startsWith('/(public)/') && !/\[(token|code|id)\]/.test(route) ? path : '/';
