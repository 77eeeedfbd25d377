import { sql } from 'kysely';
import { schedule } from '#agenda/server';
import { db, transaction } from '#kernel/server/db.ts';
import { sendSurely } from './asking/asked.ts';
import { by, formOf, open, register, type Seance } from './hub.ts';
import type { Cookie } from './pages.ts';

const MINUTE = 60_000;

/** A ticket of a séance, with the secret address of its booking. */
export type Ticket = Readonly<{ seat: string; ticket: string; booking: string }>;

/** What the door says, as far as it is looked at. */
export type Said = Readonly<{
	status: number;
	milliseconds: number;
	done: boolean;
	code: string | null;
	sentence: string;
	way: string | null;
	repeated: boolean;
	name: string | null;
	rows: readonly { seat: string; last: { nonce: string } | null }[];
}>;

type Given = Readonly<Record<string, unknown>>;

/** A device at the door of a séance, signed in. */
export function device(url: string, cookies: readonly Cookie[], seance: Seance, gate?: string) {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const address = `${url}/fr/coulisses/accueil/${seance.id}`;
	async function order(given: Given): Promise<Said> {
		const began = performance.now();
		const answer = await fetch(`${address}/scan`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin: url, accept: 'application/json', 'content-type': 'application/json' },
			body: JSON.stringify(given)
		});
		const said = (await answer.json().catch(() => ({}))) as Said;
		return { ...said, status: answer.status, milliseconds: performance.now() - began };
	}
	return {
		order,
		scan: (ticket: string, more: Given = {}) =>
			order({ act: 'in', ticket, nonce: crypto.randomUUID(), decided: [], ...(gate ? { gate } : {}), ...more }),
		undo: (nonce: string) => order({ act: 'undo', nonce }),
		walkIn: (more: Given = {}) =>
			order({ act: 'walk_in', name: '', seats: 1, beyond: false, nonce: crypto.randomUUID(), ...more }),
		async list(since = ''): Promise<{ rows: { seat: string; ticket: string; state: string }[]; now: string }> {
			const answer = await fetch(`${address}/arrivals?since=${since}`, { headers: { cookie }, redirect: 'manual' });
			return (await answer.json()) as Awaited<ReturnType<ReturnType<typeof device>['list']>>;
		}
	};
}

/** A séance that begins in half an hour, of a new activity. */
export const soon = (
	slug: string,
	more: Parameters<typeof open>[1] = {},
	offering: Parameters<typeof open>[2] = {}
): Promise<Seance> => open(slug, { startsAt: inMinutes(30), ...more }, offering);

/** Another séance of the same activity. */
export async function again({ slug, id }: Seance, minutes: number): Promise<Seance> {
	const { rows } = await sql<{ offering: string }>`select offering from agenda.occurrence where id = ${id}`.execute(db);
	const startsAt = inMinutes(minutes);
	const when = { startsAt, endsAt: new Date(startsAt.getTime() + 30 * MINUTE), timeZone: 'Europe/Brussels' };
	const more = { place: 'quai', capacity: null, waiting: true, offerMinutes: null };
	const other = await transaction((tx) => schedule(tx, rows[0]?.offering ?? '', { ...when, ...more }, by));
	return { slug, ...other };
}

/** Registers by the form, and finds the tickets. */
export async function tickets(url: string, seance: Seance, name: string, seats = 1): Promise<Ticket[]> {
	const { status, booking } = await register(url, seance, formOf(name, { seats: String(seats) }));
	if (status !== 303) throw new Error(`the registration of ${name} was answered with ${status}`);
	const { rows } = await sql<{ seat: string; ticket: string }>`
		select s.id as seat, s.ticket from participation.seat s join participation.booking b on b.id = s.booking
		where b.subject = ${seance.id} and b.contact_name = ${name} order by s.id`.execute(db);
	return rows.map((row) => ({ ...row, booking }));
}

/** One ticket of a new registration. */
export async function ticket(url: string, seance: Seance, name: string): Promise<Ticket> {
	const [one] = await tickets(url, seance, name);
	if (!one) throw new Error(`${name} has no ticket`);
	return one;
}

/** Presses a button on the page of a booking. */
export async function press(url: string, { booking }: Ticket, button: 'cancel' | 'accept' | 'decline'): Promise<void> {
	const headers = { origin: url, accept: 'text/html' };
	const answer = await sendSurely(`${url}${booking}?/${button}`, new URLSearchParams(), (address, body) =>
		fetch(address, { method: 'POST', redirect: 'manual', headers, body })
	);
	if (answer.status !== 303) throw new Error(`${button} was answered with ${answer.status}`);
}

/** Moves a séance in time without telling anybody. */
export async function shift({ id }: Seance, minutes: number): Promise<void> {
	await sql`update agenda.occurrence set starts_at = starts_at + make_interval(mins => ${minutes}::int),
		ends_at = ends_at + make_interval(mins => ${minutes}::int) where id = ${id}`.execute(db);
}

const inMinutes = (minutes: number): Date => new Date(Math.floor(Date.now() / MINUTE) * MINUTE + minutes * MINUTE);
