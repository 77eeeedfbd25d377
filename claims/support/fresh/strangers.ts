import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
import { formOf, open, register, registrationPage, settled } from '../hub.ts';

const MINUTE = 60_000;
const MARGIN_MS = 4000;

/** Two who read one kept page and send its form are two, whoever sends it twice is one. @returns what is not so. */
export async function bookFromOnePage(programs: readonly string[]): Promise<string[]> {
	const seance = await open('inconnus', { capacity: 10 });
	const [first = '', second = first] = programs;
	await settled();
	// pages are drawn anew at every full minute
	const rest = MINUTE - (Date.now() % MINUTE);
	if (rest < MARGIN_MS) await pause(rest + 50);
	const read = async () => (await fetch(first + registrationPage(seance))).text();
	const drawn = await read();
	const pages = await undrawable(() => Promise.all([read(), read()]));
	const keys = [drawn, ...pages].map(keyOf);
	const bookings = [
		await register(first, seance, formOf('Une Inconnue', { key: keys[1] ?? '' })),
		await register(second, seance, formOf('Autre Inconnue', { key: keys[2] ?? '' })),
		await register(second, seance, formOf('Une Inconnue', { key: keys[1] ?? '' }))
	];
	const { rows } = await sql<{ count: number }>`
		select count(*)::int from participation.booking where idempotency_key = any(${keys}::text[])`.execute(db);
	const faults = {
		'a page has no key': keys.includes(''),
		'two have the same key': new Set(keys).size !== 3,
		'what is kept is another page': new Set([drawn, ...pages].map(same)).size !== 1,
		'a form was not taken': bookings.some(({ status }) => status !== 303),
		'two who sent it were one': bookings[0]?.booking === bookings[1]?.booking,
		'who sent it twice was two': bookings[0]?.booking !== bookings[2]?.booking,
		[`the database has ${rows[0]?.count} bookings`]: rows[0]?.count !== 2
	};
	return Object.entries(faults).flatMap(([what, is]) => (is ? [`strangers: ${what}`] : []));
}

/** Does something while nobody can draw a page of the agenda: what is answered then was kept. */
const undrawable = <T>(act: () => Promise<T>): Promise<T> =>
	transaction(async (tx) => {
		await sql`lock table agenda.occurrence in access exclusive mode`.execute(tx);
		return act();
	});

const keyOf = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** The page without what is of one answer. */
function same(page: string): string {
	const nonce = /nonce="([^"]+)"/.exec(page)?.[1] ?? '';
	return page.replaceAll(keyOf(page), 'key').replaceAll(nonce, 'nonce');
}
