import { makeStates } from '../coulisses-states.ts';
import { journeyPages, playerPages } from '../journey/pages.ts';
import { learningPages } from '../learning/pages.ts';
import { type Cookie, signedIn } from '../pages.ts';
import { invitationPage, newsletterPages, selectionPage } from '../public-states.ts';
import { findPages, reach } from '../routes.ts';
import type { Visit } from './forms.ts';

const FORM = [/^\/agenda\/[^/]+$/, /^\/agenda\/[^/]+\/[0-9a-f-]{36}$/];
const FESTIVAL = [/^\/agenda$/, /^\/agenda\/festival-/, /^\/festival\//];

/** Whose pages are looked through: a visitor's, a person's, the team's, and those of who is something in a class, a programme or a story. */
export async function visits(url: string, small: boolean): Promise<Visit[]> {
	const [teacher, admin] = [await signedIn(url, 'teacher'), await signedIn(url, 'admin')];
	if (small) {
		const desk = ['/desk/places/new', '/desk/activities/new', '/desk/settings'];
		return [
			await crawl(url, 'public', ['/', await formPage(url)], []),
			{ cookies: teacher, pages: ['/me', '/me/access', '/me/data'].map(asPage) },
			{ cookies: admin, pages: desk.map(asPage) }
		];
	}
	const begin = [
		await formPage(url),
		await selectionPage(url, (await reach(url, FESTIVAL)) ?? ''),
		...(await newsletterPages(url))
	];
	const made = [...(await learningPages(url)), ...(await journeyPages(url)), ...(await playerPages(url))];
	const [states, invitation] = [await makeStates(url, admin), await invitationPage('lila.terril@exemple.invalid')];
	const others = made.filter(({ who }) => Array.isArray(who));
	const of = (wanted: string) => made.flatMap(({ who, paths }) => (who === wanted ? paths : []));
	return [
		await crawl(url, 'public', ['/', '/sign-in', ...begin, ...of('visitor')], []),
		await crawl(url, 'person', ['/me', invitation], teacher),
		await crawl(url, 'coulisses', ['/desk', ...states, ...of('coordinator').filter(isDesk)], admin),
		...others.map(({ who, paths }) => ({ cookies: who as Cookie[], pages: paths.map(asPage) }))
	];
}

async function crawl(
	url: string,
	group: 'public' | 'person' | 'coulisses',
	begin: string[],
	cookies: Cookie[]
): Promise<Visit> {
	const { pages } = await findPages(url, { group, begin, cookies, apart: () => true });
	return { cookies, pages };
}

async function formPage(url: string): Promise<string> {
	const page = await reach(url, FORM);
	if (!page) throw new Error('the demonstration shows no form');
	return page;
}

const isDesk = (path: string): boolean => path.startsWith('/desk');
const asPage = (path: string) => ({ path, route: path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w.-]{40,}/g, '[id]') });
