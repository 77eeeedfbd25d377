/** 300 arrivals by two scanners and one list at once: none is lost, none counts twice, every refusal has its reason, an undo holds, and a scan is answered within 200 ms. */
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { device, soon, type Ticket, tickets } from './support/door.ts';
import { reasons } from './support/door-reasons.ts';
import { type Seance, settled, settleIn, withHub } from './support/hub.ts';
import { signedIn } from './support/pages.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const ARRIVALS = small ? 24 : 300;
/** Who are let in, and then not. */
const UNDONE = small ? 4 : 12;
const LIMIT_MS = 200;

type Device = ReturnType<typeof device>;

await withHub({ crowd: true, args: ['--demo'] }, async ({ url }) => {
	await settleIn();
	const cookies = await signedIn(url, 'coordinator');
	const seance = await soon('salle-comble', { capacity: ARRIVALS });
	const expected = await crowd(url, seance);
	const gates = ['Cour', 'Rue', 'Liste'].map((gate) => device(url, cookies, seance, gate));
	const milliseconds: number[] = [];
	const wrong = [
		...(await rush(gates, expected, milliseconds)),
		...(await compare(seance, expected.length)),
		...(await undoing(gates, expected, seance))
	];
	const found = await reasons(url, cookies);
	wrong.push(...found.wrong);
	for (const sentence of wrong) console.log(sentence);
	console.log(`reasons: ${[...found.codes].sort().join(', ')}`);
	const slow = quantile(milliseconds, 0.95);
	if (!small && slow > LIMIT_MS) wrong.push(`p95 is ${slow.toFixed(0)} ms`);
	if (found.codes.size < 10) wrong.push(`only ${found.codes.size} reasons`);
	console.log(
		`door: ${ARRIVALS} arrivals at 3 doors, ${milliseconds.length} scans, p50 ${quantile(milliseconds, 0.5).toFixed(0)} ms, p95 ${slow.toFixed(0)} ms, ${found.codes.size} distinct refusals, ${wrong.length ? `${wrong.length} things wrong` : 'none lost, none double'}`
	);
	process.exitCode = wrong.length ? 1 : 0;
});

/** Registrations for all places, a third of them groups of four. */
async function crowd(url: string, seance: Seance): Promise<Ticket[]> {
	const all: Ticket[] = [];
	for (let turn = 0; all.length < ARRIVALS; turn++) {
		const seats = turn % 3 ? 1 : Math.min(4, ARRIVALS - all.length);
		all.push(...(await tickets(url, seance, `Personne ${turn}`, seats)));
	}
	return all;
}

/**
 * Two scanners and a list at once. Every fifth ticket is held out at another door too, every tenth scan is sent twice at the same moment as after a network
 * that failed, and one in four is typed by hand.
 */
async function rush(gates: readonly Device[], expected: readonly Ticket[], milliseconds: number[]): Promise<string[]> {
	const wrong: string[] = [];
	const outcomes = new Map<string, number>();
	await Promise.all(
		gates.map(async (gate, door) => {
			for (const [index, { ticket, seat }] of expected.entries()) {
				const mine = index % 3 === door || (index % 5 === 0 && index % 3 === (door + 1) % 3);
				if (!mine) continue;
				if (door === 2) await gate.list(new Date(Date.now() - 10_000).toISOString());
				const nonce = crypto.randomUUID();
				const sent = index % 10 === 3 ? [1, 2] : [1];
				const answers = await Promise.all(sent.map(() => gate.scan(typedBy(ticket, index), { nonce })));
				milliseconds.push(...answers.map((one) => one.milliseconds));
				if (new Set(answers.map(({ done }) => done)).size > 1) wrong.push(`the same scan of ${ticket} had two answers`);
				const [answer] = answers;
				if (answer?.done) outcomes.set(seat, (outcomes.get(seat) ?? 0) + 1);
				else if (answer?.code !== 'participation_ticket_used_at_gate')
					wrong.push(`${ticket}: ${JSON.stringify(answer)}`);
			}
		})
	);
	const lost = expected.filter(({ seat }) => !outcomes.has(seat)).length;
	const double = [...outcomes.values()].filter((count) => count > 1).length;
	if (lost) wrong.push(`${lost} arrivals were lost`);
	if (double) wrong.push(`${double} tickets were let in twice`);
	return wrong;
}

function typedBy(ticket: string, index: number): string {
	if (index % 4) return ticket;
	const typed = ` ${ticket.slice(0, 4)}-${ticket.slice(4)} `;
	return typed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
}

/** What the database and the log have, counted apart from the program's own code. */
async function compare({ id }: Seance, arrivals: number): Promise<string[]> {
	await settled();
	const { rows } = await sql<{ fulfilled: number; presences: number; facts: number }>`
		select
			(select count(*) from participation.seat s join participation.booking b on b.id = s.booking where b.subject = ${id} and s.state = 'fulfilled')::int as fulfilled,
			(select count(*) from participation.presence p join participation.seat s on s.id = p.seat join participation.booking b on b.id = s.booking
				where b.subject = ${id} and p.undone_at is null)::int as presences,
			(select count(*) from kernel.activity where context = ${id} and verb = 'participation.attended')::int as facts`.execute(
		db
	);
	return Object.entries(rows[0] ?? {})
		.filter(([, count]) => count !== arrivals)
		.map(([what, count]) => `${count} ${what} instead of ${arrivals}`);
}

/** The last arrival of each door and ten others are undone, looked at, and let in again by another door. */
async function undoing(gates: readonly Device[], expected: readonly Ticket[], seance: Seance): Promise<string[]> {
	const wrong: string[] = [];
	const [first, second] = gates;
	const chosen = expected.filter((_, index) => index % Math.floor(expected.length / UNDONE) === 0);
	const { rows } = await sql<{ seat: string; nonce: string }>`select seat, nonce from participation.presence`.execute(
		db
	);
	const nonces = new Map(rows.map(({ seat, nonce }) => [seat, nonce]));
	for (const { seat, ticket } of chosen) {
		const undone = await first?.undo(nonces.get(seat) ?? '');
		const again = await first?.undo(nonces.get(seat) ?? '');
		const state = (await second?.list())?.rows.find((row) => row.seat === seat)?.state;
		const repeated = await second?.scan(ticket, { nonce: nonces.get(seat) });
		const entered = await second?.scan(ticket);
		if (!undone?.done || !again?.done) wrong.push(`an undo was refused: ${undone?.code ?? again?.code}`);
		if (state !== 'confirmed') wrong.push(`an undone arrival is ${state}`);
		if (repeated?.code !== 'participation_passage_undone')
			wrong.push(`a late copy of an undone scan: ${repeated?.code}`);
		if (!entered?.done) wrong.push(`after an undo: ${entered?.code}`);
	}
	const list = await first?.list();
	const inside = list?.rows.filter(({ state }) => state === 'fulfilled').length;
	if (inside !== expected.length) wrong.push(`${inside} are inside after the undoing in ${seance.slug}`);
	return wrong;
}
