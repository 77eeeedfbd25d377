import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '#spaces/server';
import { camtOf } from '../allowances/bank.ts';
import { letterTo } from '../monday-checks.ts';
import type { Somebody } from '../monday-hand.ts';
import { inDays, lastMonth } from './days.ts';
import { enterRoom } from './house.ts';
import { CHOIR, DESKS, downloaded, PLACE, RESIDENT, ROOM, VISITOR } from './people.ts';

/** The day in two weeks on which the choir has the room. */
export const REHEARSAL = { day: inDays(15), from: '10:00', until: '12:00' };

/**
 * What last month costs, reckoned by hand. The resident: 180 € a month with ten days at a desk and four hours of a room; she came on twelve days
 * (two at 12 €) and took the room twice for three hours (two at 15 €). The choir: two hours at 20 €.
 */
const OWED = { resident: '234,00', choir: '40,00', all: '274,00' };

/** Brings in what the resident had of the desks last month, from a table as another tool writes it. */
export async function bringBookings({ hand, hold }: Somebody, folder: string): Promise<void> {
	const file = join(folder, 'Postes.csv');
	const row = [PLACE, DESKS, lastMonth(2), '9:00', '17:00', 'Chaque jour', lastMonth(13)];
	const head = ['Lieu', 'Espace', 'Date', 'De', 'Fin', 'Répéter', 'Dernier jour', 'Nom', 'E-mail'];
	writeFileSync(file, `${head.join(';')}\r\n${[...row, RESIDENT.name, RESIDENT.email].join(';')}\r\n`);
	await enterRoom(hand, 'espaces/reservations');
	await hand.click('main a[href="/fr/coulisses/importer?kind=bookings"]', /\/importer\?/);
	await hand.choose('[name=file]', file);
	await hand.click('main form p > button', /\/importer\/[0-9a-f-]{36}/);
	await hand.click('form[action*="check"] button');
	await hand.click('form[action*="apply"] button');
	await hand.see('form[action*="undo"]');
	hold((await hand.text()).includes(DESKS), 'the import does not say what it has brought');
}

type ByHand = Readonly<{ day: string; from: string; until: string; name: string; email?: string; last?: string }>;

/** Books the room for somebody who called, once or every week. */
async function bookByHand({ hand, hold }: Somebody, { day, from, until, name, email, last }: ByHand): Promise<void> {
	await enterRoom(hand, 'espaces/reservations');
	await hand.click('main a[href^="/fr/coulisses/espaces/reservations/creer"]', /\/reservations\/creer/);
	await hand.pick('[name=space]', { label: `${PLACE} — ${ROOM}` });
	await hand.set('[name=date]', day);
	await hand.set('[name=from]', from);
	await hand.set('[name=until]', until);
	await hand.write('[name=name]', name);
	if (email) await hand.write('[name=email]', email);
	if (last) {
		await hand.click('details:has([name=repeat]) > summary');
		await hand.pick('[name=repeat]', { value: 'weekly' });
		await hand.set('[name=last]', last);
		await hand.click('main form > p:last-child > button');
		await hand.click('main form button:has-text("Réserver les dates cochées")', /done=added/);
	} else await hand.click('main form > p:last-child > button', /done=added/);
	hold((await hand.text()).includes('C’est réservé'), `the room is not booked for ${name}`);
}

/** What the room was taken for last month, and will be in two weeks. */
export async function bookForThem(manager: Somebody): Promise<void> {
	const morning = { from: '9:00', until: '12:00' };
	const clock = (time: string) => time.padStart(5, '0');
	await bookByHand(manager, {
		...{ day: lastMonth(6), from: clock(morning.from), until: clock(morning.until), last: lastMonth(13) },
		...RESIDENT
	});
	await bookByHand(manager, { day: lastMonth(8), from: '14:00', until: '16:00', name: CHOIR });
	await bookByHand(manager, { ...REHEARSAL, name: CHOIR });
}

/** Answers the request of a visitor, who is written to. */
export async function answerRequest({ hand, hold }: Somebody): Promise<void> {
	await hand.click('.dense a[href="/fr/coulisses"]', /\/fr\/coulisses$/);
	await hand.click('main a[href*="/espaces/reservations"]', /\/espaces\/reservations\?/);
	await hand.click(`main a:has-text("${VISITOR.name}")`, /\/reservations\/[0-9a-f-]{36}/);
	await hand.write('[name=word]', 'La clé est au bar.');
	await hand.click('form[action*="?/accept"] .cluster > button:first-child', /done=accepted/);
	const letter = await letterTo(VISITOR.email, ({ text }) => text.includes('La clé est au bar.'));
	hold(letter.locale === 'fr', `the answer is in ${letter.locale}`);
}

/** Closes the month that is over. @returns the statement of the resident, as its page says it. */
export async function closeMonth(manager: Somebody): Promise<Pick<Statement, 'communication'>> {
	const { hand, hold, page } = manager;
	await enterRoom(hand, 'espaces/releves');
	const draft = await hand.text();
	hold(draft.includes(OWED.resident), `the draft does not say ${OWED.resident}`);
	await hand.click('form[action*="?/close"] button');
	const asked = await page.getByRole('dialog').textContent();
	hold(asked?.includes(OWED.all) === true, `closing does not say that it makes ${OWED.all}`);
	await hand.click('dialog button:not([formmethod])', /done=closed/);
	const closed = await page.locator('main table').first().locator('tbody tr').allTextContents();
	const said = (name: string) => closed.find((row) => row.includes(name)) ?? '';
	hold(closed.length === 2, `${closed.length} statements were made`);
	hold(said(RESIDENT.name).includes(OWED.resident), `the resident owes ${said(RESIDENT.name)}`);
	hold(said(CHOIR).includes(OWED.choir), `the choir owes ${said(CHOIR)}`);
	await hand.click(`main tr:has-text("${RESIDENT.name}") a`, /\/releves\/[0-9a-f-]{36}/);
	const pdf = await downloaded(manager, 'main a[href$="/pdf"]');
	hold(pdf.subarray(0, 5).toString() === '%PDF-', 'the statement is no PDF');
	await hand.click('form[action*="?/send"] button', /done=sent/);
	await letterTo(RESIDENT.email, ({ subject }) => subject.includes('Relevé'));
	const [, ...parts] = /\+\+\+(\d{3})\/(\d{4})\/(\d{5})\+\+\+/.exec(await hand.text()) ?? [];
	return { communication: parts.join('') };
}

/** Reads what the bank says: the resident has paid. */
export async function readBank(
	{ hand, hold }: Somebody,
	{ communication }: Pick<Statement, 'communication'>,
	folder: string
): Promise<void> {
	const file = join(folder, 'Banque.xml');
	const paid = { reference: 'REF000001', cents: 23_400, structured: communication, text: null, back: false };
	writeFileSync(file, camtOf([{ ...paid, name: RESIDENT.name, booked: null }]));
	await enterRoom(hand, 'espaces/banque');
	await hand.choose('[name=file]', file);
	await hand.click('form[action*="?/bring"] button', /done=read/);
	hold(/d’eux-mêmes\s:\s1/.test(await hand.text()), 'the transfer is not booked by itself');
	await enterRoom(hand, 'espaces/releves');
}
