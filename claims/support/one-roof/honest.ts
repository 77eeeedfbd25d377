import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { type Listener, listenTo } from '../listener.ts';
import type { Cookie } from '../pages.ts';
import { type Answer, type Browser, browser } from './browser.ts';
import { PASSWORD, type SchoolClass } from './world.ts';

/** Where somebody hostile shares the address: what honest people did there, and what went wrong of it. */
export type Told = Readonly<{ acts: string[]; wrong: string[] }>;

/** What is refused, broken off or fails is wrong; what an act leads to is not looked at here. */
function judge({ acts, wrong }: Told, what: string, { status, page }: Answer, expected: number): boolean {
	acts.push(what);
	if (status === expected) return true;
	const [, said = ''] = /<h1[^>]*>([^<]*)/.exec(page) ?? [];
	wrong.push(`${what}: ${status} ${said || page.slice(0, 80)}`);
	return false;
}

export type Show = Readonly<{ id: string; room: string }>;
export type Phone = Readonly<{ browser: Browser; listener: Listener }>;

/** Opens a show's page and listens to its room, by a device of its own. */
export async function phone(url: string, { id, room }: Show, told: Told): Promise<Phone | null> {
	const own = browser(url);
	if (!judge(told, 'a phone opens the show', await own.get(href(`/antenne/${id}`, 'fr')), 200)) return null;
	told.acts.push('a phone listens');
	const listening = listenTo({ url, room, as: 'viewer', cookie: own.cookie() });
	const listener = await Promise.race([listening, pause(20_000).then(() => null)]).catch(() => null);
	if (!listener) told.wrong.push('a phone listens: its socket was not opened');
	return listener && { browser: own, listener };
}

/** Votes, by the socket or by the page's form. @returns whether it was told that its vote counts */
export async function votes(
	{ browser: own, listener }: Phone,
	{ show, poll, choice, byForm }: Readonly<{ show: string; poll: string; choice: string; byForm: boolean }>,
	told: Told
): Promise<boolean> {
	if (byForm) {
		const answer = await own.post(`${href(`/antenne/${show}`, 'fr')}?/vote`, { poll, choice });
		return judge(told, 'a phone votes by its form', answer, 200);
	}
	told.acts.push('a phone votes');
	const answer = await listener.ask({ do: 'vote', poll, choice: [choice] }).catch((error: Error) => error);
	if (!(answer instanceof Error) && answer.ok) return true;
	told.wrong.push(`a phone votes: ${answer instanceof Error || answer.ok ? answer : answer.code}`);
	return false;
}

/** Comes in by code and pictures, errs once as children do where she is told to, and hangs her card on the wall. */
export async function pupil(url: string, { code, cards }: SchoolClass, place: number, told: Told): Promise<void> {
	const card = cards[place];
	if (!card?.pictures) throw new Error('a card without pictures');
	const own = browser(url);
	const door = href(`/class/${code}`, 'fr');
	const sign = (pictures: readonly string[]) =>
		own.post(
			door,
			new URLSearchParams([['pupil', card.id], ...pictures.map((one): [string, string] => ['picked', one])])
		);
	const byCode = await own.get(`${href('/class', 'fr')}?code=${code}`);
	if (!judge(told, 'a pupil types the code', byCode, 303)) return;
	if (!judge(told, 'a pupil opens her class', await own.get(door), 200)) return;
	await pause(300);
	if (place % 5 === 0) judge(told, 'a pupil errs', await sign(card.pictures.toReversed()), 422);
	if (!judge(told, 'a pupil signs in', await sign(card.pictures), 303)) return;
	const home = href('/class/home', 'fr');
	if (!judge(told, 'a pupil comes home', await own.get(home), 200)) return;
	const work = { title: `Mon objet ${place}`, text: 'Un objet inventé.', link: '', key: newId() };
	judge(told, 'a pupil hangs her card', await own.post(`${home}?/hang`, work), 303);
	own.close();
}

/** Works through pages of her own until it is enough, and signs in anew by her password now and then. */
export async function colleague(
	url: string,
	{ cookies, pages, email }: Readonly<{ cookies: readonly Cookie[]; pages: readonly string[]; email: string }>,
	until: () => boolean,
	told: Told
): Promise<void> {
	const own = browser(
		url,
		cookies.map(({ name, value }) => [name, value] as const)
	);
	for (let turn = 0; !until(); turn++) {
		const page = pages[turn % pages.length] ?? '/me';
		judge(told, `a colleague reads ${page}`, await own.get(href(page, 'fr')), 200);
		if (turn % 8 === 0) await signIn(url, email, told);
		await pause(700);
	}
	own.close();
}

async function signIn(url: string, email: string, told: Told): Promise<void> {
	const fresh = browser(url);
	const door = href('/sign-in', 'fr');
	if (!judge(told, 'a colleague opens the way in', await fresh.get(door), 200)) return;
	await pause(500);
	const answer = await fresh.post(`${door}?/password`, { email, password: PASSWORD });
	judge(told, 'a colleague signs in by her password', answer, 303);
	fresh.close();
}
