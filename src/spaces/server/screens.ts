import type { Cookies } from '@sveltejs/kit';
import { ifThere, missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { endKey, type KeyKind, keys, makeKey, openBy, ownKeys } from '#kernel/identity/server/keys.ts';
import type { Tx } from '#kernel/server/db.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { spaceActs } from '../acts.ts';
import type { Space } from '../space.ts';
import { spaceById } from './reading.ts';

const MOST_DAYS = 400;

/** What the screen beside a door is known by. It hangs there for years, until somebody takes it down or may no longer see who has what. */
export const screenKey: KeyKind = {
	kind: 'spaces.screen',
	name: m.day_screen,
	days: null,
	async may(maker, { scope }, on) {
		const space = await ifThere(spaceById(scope.id, on));
		return space !== null && !space.deletedAt && can(maker, spaceActs.see, { organisation: space.keeper });
	},
	async tell({ scope }, locale) {
		const space = await ifThere(spaceById(scope.id));
		return space ? { text: say(space.name, locale).text, path: `/desk/spaces/${scope.id}/door` } : null;
	}
};

type Visit = Readonly<{ cookies: Cookies; url: URL }>;

/** Makes a key for one more screen of a space, in the name of somebody who may see what it shows. */
export const makeScreen = (tx: Tx, { id }: Space, name: string, viewer: Viewer): Promise<{ secret: string }> =>
	makeKey(
		tx,
		screenKey,
		{ name: name.trim().slice(0, 60) || screenKey.name({}, { locale: viewer.locale }), scope: ref('space', id) },
		{ actor: ref('person', viewer.id), source: 'desk' }
	);

/** The screens of a space, each with who made it; with the secret those of one person. */
export async function screensOf({ id }: Space, { id: person }: Viewer) {
	const own = new Map((await ownKeys(screenKey, person, id)).map((one) => [one.id, one.secret]));
	const all = (await keys()).filter(({ kind, scope }) => kind === screenKey.kind && scope.id === id);
	return all.map(({ id, name, by, madeAt, usedAt }) => ({
		...{ id, name, by, madeAt, usedAt, secret: own.get(id) ?? null }
	}));
}

/** Takes a screen of a space down: it shows nothing from then on. @throws 404 */
export async function takeDownScreen(tx: Tx, { id }: Space, key: string, viewer: Viewer): Promise<void> {
	const its = (await keys(null, tx)).find((one) => one.id === key && one.kind === screenKey.kind);
	if (its?.scope.id !== id) throw missing();
	await endKey(tx, key, { actor: ref('person', viewer.id), source: 'desk' });
}

/** Makes the device that opens the link of a key a screen: its cookie is what it is known by, so that the address on it opens nothing. @throws 404 */
export async function openScreen({ cookies, url }: Visit, secret: string): Promise<string> {
	const { scope } = await openBy(screenKey, secret);
	keep({ cookies, url }, scope.id, secret);
	return scope.id;
}

/** The space whose screen a device is; a browser forgets a cookie after 400 days, unless it is given anew. @throws 404 for a device that is none. */
export async function screenOf({ cookies, url }: Visit, space: string): Promise<Space> {
	const secret = cookies.get(cookieOf(space));
	if (!secret) throw missing();
	await openBy(screenKey, secret, { scope: space });
	keep({ cookies, url }, space, secret);
	return spaceById(space);
}

const cookieOf = (space: string): string => `valley_screen_${space}`;

const keep = ({ cookies, url }: Visit, space: string, secret: string): void =>
	cookies.set(cookieOf(space), secret, {
		...{ path: '/', httpOnly: true, secure: url.protocol === 'https:', sameSite: 'lax' },
		maxAge: MOST_DAYS * 86_400
	});
