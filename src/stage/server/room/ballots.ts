import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { emptyTally, type Part, type Poll, pointsFor, type Tally, weights } from '../../room/poll.ts';
import { type On, within } from '../tables.ts';

/** A ballot as it is counted: `token` is the hash of a device or of a code. */
export type Ballot = Readonly<{
	poll: Poll;
	token: Buffer;
	choice: readonly string[];
	at: number;
	station: Readonly<{ id: string; slug: string }> | null;
	commune: string | null;
}>;

/**
 * Counts ballots, one for each token and poll: a second one changes nothing. The sums are kept in the same transaction.
 * @returns those that were counted.
 */
export async function countBallots(tx: Tx, room: string, ballots: readonly Ballot[]): Promise<Set<Ballot>> {
	const first = new Map<string, Ballot>();
	for (const ballot of ballots) {
		const key = `${ballot.poll.id} ${ballot.token.toString('hex')}`;
		if (!first.has(key)) first.set(key, ballot);
	}
	const given = [...first.values()];
	if (!given.length) return new Set();
	const inserted = await insert(tx, room, given);
	const counted = new Set(given.filter(({ poll, token }) => inserted.has(`${poll.id} ${token.toString('hex')}`)));
	await addUp(tx, room, counted);
	return counted;
}

async function insert(tx: Tx, room: string, given: readonly Ballot[]): Promise<Set<string>> {
	const { rows } = await sql<{ poll: string; token: string }>`
		insert into stage.ballot (room, poll, token, choice, at, station, commune)
		select ${room}::uuid, b.poll, decode(b.token, 'hex'), array(select jsonb_array_elements_text(b.choice)),
			to_timestamp(b.at / 1000.0), b.station, b.commune
		from jsonb_to_recordset(${JSON.stringify(given.map(asRow))}::jsonb)
			as b (poll uuid, token text, choice jsonb, at float8, station uuid, commune text)
		on conflict do nothing returning poll, encode(token, 'hex') as token`.execute(tx);
	return new Set(rows.map(({ poll, token }) => `${poll} ${token}`));
}

const asRow = ({ poll, token, choice, at, station, commune }: Ballot) => ({
	poll: poll.id,
	token: token.toString('hex'),
	choice,
	at,
	station: station?.id ?? null,
	commune
});

async function addUp(tx: Tx, room: string, counted: ReadonlySet<Ballot>): Promise<void> {
	const sums = new Map<string, { poll: string; option: string; station: string; commune: string; votes: number }>();
	for (const { poll, choice, station, commune } of counted)
		for (const [option, votes] of [['', 1] as [string, number], ...weights(poll, choice)]) {
			const row = { poll: poll.id, option, station: station?.slug ?? '', commune: commune ?? '' };
			const key = JSON.stringify(Object.values(row));
			sums.set(key, { ...row, votes: (sums.get(key)?.votes ?? 0) + votes });
		}
	if (!sums.size) return;
	await sql`
		insert into stage.tally (room, poll, option, station, commune, votes)
		select ${room}::uuid, t.* from jsonb_to_recordset(${JSON.stringify([...sums.values()])}::jsonb)
			as t (poll uuid, option text, station text, commune text, votes int)
		on conflict (room, poll, option, station, commune) do update set votes = stage.tally.votes + excluded.votes`.execute(
		tx
	);
}

type Parts = Record<string, { ballots: number; options: Record<string, number> }>;

/** What a poll's ballots add up to, in all and by station and commune. */
export async function tallyOf(on: On, room: string, poll: string): Promise<Tally> {
	const rows = await within(on)
		.selectFrom('stage.tally')
		.select(['option', 'station', 'commune', 'votes'])
		.where('room', '=', room)
		.where('poll', '=', poll)
		.execute();
	const all: Parts = { '': { ballots: 0, options: {} } };
	const stations: Parts = {};
	const communes: Parts = {};
	for (const { option, station, commune, votes } of rows) {
		add(all, '', option, votes);
		if (station) add(stations, station, option, votes);
		if (commune) add(communes, commune, option, votes);
	}
	return { ...emptyTally, ...all[''], stations, communes: together(communes) };
}

function add(parts: Parts, name: string, option: string, votes: number): void {
	parts[name] ??= { ballots: 0, options: {} };
	const part = parts[name];
	if (option === '') part.ballots += votes;
	else part.options[option] = (part.options[option] ?? 0) + votes;
}

const FEWEST = 5;
const MOST_COMMUNES = 40;

/** A commune with fewer than five ballots would tell how a neighbour voted: those are put together under ''. */
function together(communes: Parts): Record<string, Part> {
	const kept: Parts = {};
	const bySize = Object.entries(communes).sort(
		([a, one], [b, other]) => other.ballots - one.ballots || (a < b ? -1 : 1)
	);
	for (const [place, [name, part]] of bySize.entries()) {
		const into = part.ballots >= FEWEST && place < MOST_COMMUNES ? name : '';
		add(kept, into, '', part.ballots);
		for (const [option, votes] of Object.entries(part.options)) add(kept, into, option, votes);
	}
	return kept;
}

/** Writes what each ballot of a quiz earned, and adds up the whole show. @returns the ten best, by what the crew sees of a device. */
export async function awardPoints(
	tx: Tx,
	room: string,
	{ poll, openedAt, right }: Readonly<{ poll: Poll; openedAt: number; right: readonly string[] }>
): Promise<{ author: string; points: number }[]> {
	const ballots = await within(tx)
		.selectFrom('stage.ballot')
		.select(['token', 'choice', 'at'])
		.where('room', '=', room)
		.where('poll', '=', poll.id)
		.execute();
	const earned = ballots.map(({ token, choice, at }) => ({
		token: token.toString('hex'),
		points: pointsFor(right.includes(choice[0] ?? ''), at.getTime() - openedAt, poll.seconds)
	}));
	await sql`
		update stage.ballot b set points = e.points
		from jsonb_to_recordset(${JSON.stringify(earned)}::jsonb) as e (token text, points int)
		where b.room = ${room} and b.poll = ${poll.id} and b.token = decode(e.token, 'hex')`.execute(tx);
	const { rows } = await sql<{ author: string; points: number }>`
		select left(encode(token, 'hex'), 8) as author, sum(points)::int as points from stage.ballot
		where room = ${room} and points is not null group by token order by 2 desc, 1 limit 10`.execute(tx);
	return rows;
}

/** What one device has voted in a room, and the moments that count. */
export async function ballotsOf(
	on: On,
	room: string,
	token: Buffer
): Promise<Record<string, { choice: string[]; at: number }>> {
	const rows = await within(on)
		.selectFrom('stage.ballot')
		.select(['poll', 'choice', 'at'])
		.where('room', '=', room)
		.where('token', '=', token)
		.execute();
	return Object.fromEntries(rows.map(({ poll, choice, at }) => [poll, { choice, at: at.getTime() }]));
}
