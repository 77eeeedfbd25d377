import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { editionNow, inEdition } from '#kernel/server/kept/edition.ts';
import { Keep } from '#kernel/server/kept/kept.ts';
import { answerWith, drawPage, type KeptPage, keepPage } from '#kernel/server/kept/page.ts';
import { givenBackNow } from '#web/given-back/given-back.server.ts';

/** The pages that read nothing of who reads them but the language in the address; `keep` gives them no cookie to read. */
const everybodys = new Set(
	[
		...['', 'agenda', 'agenda/[slug]', 'agenda/[slug]/[occurrence]'],
		...['network', 'network/[slug]', 'people', 'people/[slug]', 'places/[slug]', 'gallery', 'gallery/[slug]'],
		...['learning', 'learning/classes', 'learning/programmes', 'learning/programmes/[programme]', 'learning/ways'],
		...['learning/ways/[slug]', 'learning/workshops', 'learning/challenges', 'antenne', 'journey'],
		...['news', 'news/[slug]', 'pages/[slug]', 'privacy', 'spaces', 'projects', 'projects/[project]', 'calls'],
		...['guide', 'guide/kept', 'guide/[trail]', 'guide/[trail]/[stop]']
	].map((path) => `/(public)${path && `/${path}`}`)
);

const MOST_BYTES = 32 * 1024 * 1024;
/** What an entry without a page weighs, so that addresses that lead nowhere do not pile up. */
const NOTHING = 1024;
const pages = new Keep<KeptPage | undefined>(MOST_BYTES, (page) => page?.body.length ?? NOTHING);

/** Answers with the page that was drawn for somebody else, where it would be the same; what a page reads is of the edition at which it was asked for, or a later one. */
export const keep: Handle = async ({ event, resolve }) => {
	const { request, route } = event;
	if (request.method !== 'GET' || !route.id?.startsWith('/(') || givenBackNow()) return resolve(event);
	// without a database the page itself says so
	const edition = await editionNow().catch(() => undefined);
	if (edition === undefined) return resolve(event);
	return inEdition(edition, () =>
		isEverybodys(event) ? forEverybody(event, async () => resolve(event)) : resolve(event)
	);
};

const MOST_ASKED = 5000;
/** No link of ours is as long; 5,000 of the longest that a server reads would be 80 MB. */
const LONGEST_ASKED = 500;
const askedOnce = new Set<string>();

/** An address with a query is kept when it is asked for again: most are asked for once, as every link of a newsletter that counts its readers. */
function isWorthIt(address: string): boolean {
	if (!address.includes('?') || askedOnce.has(address)) return true;
	if (address.length > LONGEST_ASKED) return false;
	askedOnce.add(address);
	for (const oldest of askedOnce) {
		if (askedOnce.size <= MOST_ASKED) break;
		askedOnce.delete(oldest);
	}
	return false;
}

const isEverybodys = ({ route, locals }: RequestEvent): boolean => !locals.viewer && everybodys.has(route.id ?? '');

function forEverybody(event: RequestEvent, draw: () => Promise<Response>): Promise<Response> {
	event.cookies.get = () => undefined;
	event.cookies.getAll = () => [];
	return isWorthIt(event.request.url) ? shared(event, draw) : drawnOnce(draw);
}

/** As what is kept: a browser asks again each time. Its tag would say its nonce. */
async function drawnOnce(draw: () => Promise<Response>): Promise<Response> {
	const response = await draw();
	if (response.status === 200 && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'no-cache');
	response.headers.delete('etag');
	return response;
}

async function shared(event: RequestEvent, draw: () => Promise<Response>): Promise<Response> {
	const own: { response?: Response } = {};
	const drawn = async (): Promise<KeptPage | undefined> => {
		const { response, keys } = await drawPage(draw);
		own.response = response;
		return keepPage(response, keys);
	};
	// what was drawn for another may have been no page; it is one perhaps by now
	const page = (await pages.get(event.request.url, drawn)) ?? (own.response ? undefined : await drawn());
	return page ? answerWith(page, event.request.headers.get('if-none-match')) : (own.response as Response);
}
