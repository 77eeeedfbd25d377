/** Everybody can find, book and keep spaces: every page of theirs, of visitors, of a person, of the team and of the screen beside a door, full and empty, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { alive } from '../tests/support/browser.ts';
import { type AccessClaim, lookAll } from './support/access.ts';
import { enter, firstAdmin } from './support/first-admin.ts';
import { everySection, openHub } from './support/hub.ts';
import { look, type Seen, type Visit } from './support/look.ts';
import { lookAt } from './support/look-at.ts';
import { handOn } from './support/monday-hand.ts';
import { type Cookie, signedIn } from './support/pages.ts';
import { findPages } from './support/routes.ts';
import { answerByKeyboard, bookByKeyboard } from './support/spaces/keyboard.ts';

import { deskBegin, ownBegin, publicBegin } from './support/spaces/pages.ts';
import { makeSpacesStates, screenAt } from './support/spaces/states.ts';
import { spaceBookingPage } from './support/spaces-states.ts';

const small = process.argv.includes('--small');
const OURS = /^\/(spaces|me\/(spaces|machines)|desk\/(spaces|machines|kits)|places\/[^/]+\/plan)(?=[/?]|$)/;
const closed = ['/spaces/nowhere', '/spaces/booking/x'];

/** The demonstration with the states that it has none of, and in a full run the first day of a hub. */
export const spacesAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [admin, teacher] = await Promise.all([signedIn(url, 'admin'), signedIn(url, 'teacher')]);
	const { bookings, doors, asked, kit } = await makeSpacesStates();
	await lookAt(
		browser,
		{ url, cookies: [] },
		{ group: 'public', begin: [...publicBegin(), ...bookings, await spaceBookingPage(url)], ours: OURS },
		seen,
		small
	);
	await lookAt(browser, { url, cookies: teacher }, { group: 'person', begin: ownBegin(), ours: OURS }, seen, small);
	await lookAt(
		browser,
		{ url, cookies: admin },
		{ group: 'coulisses', begin: deskBegin(asked, kit), ours: OURS },
		seen,
		small
	);
	for (const door of small ? [] : doors)
		await lookAtDoor(browser, { url, cookies: await screenAt(url, admin, door) }, door, seen);
	await bookByKeyboard({ browser, url, seen }, 'salle-piquet');
	await answerByKeyboard({ browser, url, seen }, admin, asked);
	if (small) return [];
	await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await empty(browser, seen);
	return [];
};

if (import.meta.main) await lookAll({ 'spaces-access': spacesAccess });

type Who = Pick<Visit, 'url' | 'cookies'>;

/** The tablet beside a door. */
async function lookAtDoor(browser: Browser, who: Who, door: string, seen: Seen): Promise<void> {
	await look(browser, { ...who, paths: [`/screen/${door}`] }, seen, small);
}

/** The first day, when nothing can be booked yet. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		const { url } = program;
		await everySection();
		const context = await browser.newContext();
		const page = await context.newPage();
		await enter(handOn(page, { clicks: 0, keys: 0 }), firstAdmin(program, 'equipe@exemple.invalid'));
		await alive(page);
		const cookies: Cookie[] = (await context.cookies()).map(({ name, value }) => ({ name, value, url }));
		await context.close();
		const begin = {
			public: ['/spaces', '/spaces?people=9'],
			person: ['/me/spaces', '/me/spaces/statements', '/me/machines']
		};
		await look(browser, { url, cookies: [], paths: begin.public }, seen, small);
		await look(browser, { url, cookies, paths: begin.person }, seen, small);
		const { pages } = await findPages(url, {
			group: 'coulisses',
			begin: ['/desk/spaces', '/desk/spaces/new'],
			cookies
		});
		const paths = pages.map(({ path }) => path).filter((path) => OURS.test(path));
		await look(browser, { url, cookies, paths }, seen, small);
	} finally {
		await close();
	}
}
