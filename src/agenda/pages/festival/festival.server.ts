import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { activityActs } from '../../acts.ts';
import { asFestival, byDay, clashesOf, festivalDay, type Item, isWanted } from '../../index.ts';
import {
	type Chooser,
	choose,
	dropSelection,
	festivalBySlug,
	fundingOf,
	newToken,
	selectionOf
} from '../../server/index.ts';

const COOKIE = 'festival';
const COOKIE_SECONDS = 200 * 86_400;

type Event = Pick<RequestEvent, 'locals' | 'cookies' | 'setHeaders'> & { params: { slug: string } };

/** A festival with what the reader has chosen of it. @throws 404 when it is none that she may see. */
async function festivalFor(event: Event) {
	const { viewer } = event.locals;
	const { offering, programme } = await festivalBySlug(event.params.slug, (organisation) =>
		can(viewer, activityActs.edit, { organisation })
	);
	const selection = await selectionOf(offering.id, chooserOf(event));
	const chosen = new Set(selection?.items);
	const its = programme.items.filter(({ id }) => chosen.has(id));
	return { offering, programme, selection, its, clashes: clashesOf(its, programme.stages) };
}

/** The same to read: what somebody has chosen stays out of every cache, and out of the history of a shared computer. */
export async function readFestival(event: Event) {
	const its = await festivalFor(event);
	if (its.selection && !event.locals.viewer) event.setHeaders({ 'cache-control': 'private, no-store' });
	return its;
}

/** Chooses or lets go of an item, in this browser or for the person signed in, and comes back to the same page. */
export async function chooseFrom(event: RequestEvent & { params: { slug: string } }): Promise<never> {
	const { offering } = await festivalFor(event);
	const form = await event.request.formData();
	const item = fieldOf(form, 'item');
	const who = chooserOf(event);
	const given = who.person || who.token ? who : { person: null, token: newToken() };
	if (given.token && !who.person) event.cookies.set(COOKIE, given.token, kept(event.url));
	await transaction((tx) => choose(tx, offering.id, item, fieldOf(form, 'chosen') === '1', given));
	const query = new URLSearchParams(event.url.searchParams);
	for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
	redirect(303, `${event.url.pathname}${query.size ? `?${query}` : ''}#${item}`);
}

/** Forgets what the reader has chosen. */
export async function forgetChoice(event: RequestEvent & { params: { slug: string } }) {
	const { offering, its } = await festivalFor(event);
	const form = await event.request.formData();
	return attempt(event, '', {}, async () => {
		requireSure(event, doing(m.festival_forget(), [m.festival_forget_items({ count: its.length })]), form);
		await transaction((tx) => dropSelection(tx, offering.id, chooserOf(event)));
		redirect(303, event.url.pathname);
	});
}

const kept = ({ protocol }: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https:', maxAge: COOKIE_SECONDS }) as const;

/** What the address asks to see, and the items that are it. */
function wantedIn(url: URL, items: readonly Item[]) {
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 60);
	const age = /^\d{1,3}$/.test(asked('age')) ? Number(asked('age')) : null;
	const language = isLocale(asked('language')) ? asked('language') : '';
	const wanted = { track: asked('track'), stage: asked('stage'), language, age };
	return { wanted, shown: items.filter((item) => isWanted(item, wanted)) };
}

const chooserOf = ({ locals, cookies }: Event): Chooser => ({
	person: locals.viewer?.id ?? null,
	token: cookies.get(COOKIE)?.slice(0, 100) || null
});

/** A festival's programme as its page shows it: the day and the items that the address asks for, and what the reader has chosen. */
export async function festivalShown(event: Event & { url: URL }) {
	const { locale } = event.locals;
	const [{ offering, programme, its, clashes }, { timeZone, contact: here }] = await Promise.all([
		readFestival(event),
		hub()
	]);
	const { stages, tracks, items } = programme;
	const { wanted, shown } = wantedIn(event.url, items);
	const now = new Date();
	const days = byDay(items, timeZone);
	const day = dayFor(event.url.searchParams.get('day'), [...days.keys()], festivalDay(now, timeZone));
	const told = [...days].flatMap(([name, items]) => (day === 'all' || name === day ? items : []));
	const funded = await fundingOf(offering.id);
	const url = publicUrl() + href(`/festival/${offering.slug}`, locale);
	return {
		...{ area: offering.area, now, offering, count: items.length, stages, tracks, day, wanted, funded },
		languages: [...new Set(items.flatMap(({ language }) => language ?? []))],
		days: [...days.keys()],
		shown: [...byDay(shown, timeZone)].filter(([name]) => day === 'all' || name === day),
		chosen: its.map(({ id }) => id),
		clashes: clashes.length,
		clashing: [...new Set(clashes.flatMap(({ first, second }) => [first.id, second.id]))],
		event: asFestival(offering, programme, { url, hubUrl: publicUrl(), locale, timeZone, here, shown: told })
	};
}

/** The day that is asked for; else today, or the next one, or the first. */
function dayFor(asked: string | null, days: readonly string[], today: string): string | null {
	if (asked === 'all' || (asked && days.includes(asked))) return asked;
	return days.find((day) => day >= today) ?? days[0] ?? null;
}
