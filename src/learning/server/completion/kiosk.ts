import type { Listing } from '#agenda';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { plain } from '#kernel/fold.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { letIn, passagesOf, presented, undo } from '#participation/server';
import { type Attendee, attendanceOf, rulesOf } from './attendance.ts';
import type { On } from './tables.ts';

const LETTERS = 3;
const MOST = 8;
const UNDO_MS = 60_000;

/** Somebody whom a kiosk shows: no more than the people around her may read. */
export type Shown = Readonly<{ seat: string; name: string; there: boolean }>;

/**
 * Who was let in at a kiosk just now, so that she can take it back; null when nobody was, or a minute has passed.
 * @param gate what the history says of kiosks.
 */
export async function kioskWelcome(
	occurrence: Listing['occurrence'],
	nonce: string,
	gate: string
): Promise<{ name: string; nonce: string } | null> {
	const made = await passageAt(db, occurrence.id, nonce, gate);
	if (!made || made.undoneAt || Date.now() - made.recordedAt.getTime() > UNDO_MS) return null;
	const who = (await attendanceOf(occurrence)).find(({ seat }) => seat === made.seat);
	return who?.name ? { name: shortName(who.name), nonce } : null;
}

/**
 * Whom the first letters of a name mean, by first name and initial: nobody before three letters, and nobody when they mean more than eight.
 * @returns null when more letters are needed.
 */
export async function kioskSearch(occurrence: Listing['occurrence'], typed: string): Promise<Shown[] | null> {
	const words = plain(typed).split(' ').filter(Boolean);
	if (words.join('').length < LETTERS) return null;
	const found = (await attendanceOf(occurrence)).filter(({ name }) => name && isMeant(plain(name).split(' '), words));
	return found.length > MOST
		? null
		: found.map(({ seat, name, state }) => ({ seat, name: shortName(name ?? ''), there: isThere(state) }));
}

/**
 * Lets whoever tapped on her name in. @param ticket the last four characters of her ticket, where the séance asks for them.
 * What is entered can be taken back within a minute by the nonce. @throws completion_kiosk_ticket, 404, or a refusal of the ticket.
 */
export async function kioskEnter(
	occurrence: Listing['occurrence'],
	given: Readonly<{ seat: string; ticket: string; nonce: string }>,
	gate: string
): Promise<void> {
	const who = (await attendanceOf(occurrence)).find(({ seat }) => seat === given.seat);
	if (!who?.name) throw missing();
	const { kioskTicket } = await rulesOf(occurrence.id);
	// four characters can be tried out
	if (kioskTicket) await limit('signIn', `kiosk ${given.seat}`);
	const end = given.ticket
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	if (kioskTicket && (end.length < 4 || !who.ticket.endsWith(end))) throw refused('completion_kiosk_ticket', {}, 422);
	const { ticket } = who;
	await transaction(async (tx) => {
		const shown = await presented(tx, ticket, ref('occurrence', occurrence.id));
		if (shown.last?.kind !== 'in')
			await letIn(tx, shown, { ticket, nonce: given.nonce, gate }, { source: 'door', missed: true });
	});
}

/** Takes a wrong tap at a kiosk back, and nothing that was written elsewhere. @throws completion_kiosk_late after a minute, 404. */
export async function kioskUndo(tx: Tx, occurrence: Listing['occurrence'], nonce: string, gate: string): Promise<void> {
	const made = await passageAt(tx, occurrence.id, nonce, gate);
	if (!made) throw missing();
	if (Date.now() - made.recordedAt.getTime() > UNDO_MS) throw refused('completion_kiosk_late');
	await undo(tx, ref('occurrence', occurrence.id), nonce, { source: 'door', actor: null });
}

async function passageAt(on: On, occurrence: string, nonce: string, gate: string) {
	const all = await passagesOf(ref('occurrence', occurrence), on);
	return all.find((one) => one.nonce === nonce && one.gate === gate);
}

/** « Anna D. »: the first name and the initial of what follows it. */
function shortName(name: string): string {
	const [first = '', ...rest] = name.trim().split(/\s+/);
	const last = rest.at(-1);
	return last ? `${first} ${[...last][0]?.toUpperCase() ?? ''}.` : first;
}

const isThere = (state: Attendee['state']): boolean => state === 'present' || state === 'late';

/** Every word that was typed begins a word of the name. */
const isMeant = (name: readonly string[], words: readonly string[]): boolean =>
	words.every((word) => name.some((part) => part.startsWith(word)));
