import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';

type On = Tx | typeof db;
type Piece = Readonly<{ kind: string; id: string; hash: string }>;
type Row = Readonly<Record<string, unknown>>;

const sha = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** What docs/impact.md says of each kind of row: which of its values are hashed, by which names. Written apart from the program. */
const rows: Readonly<Record<string, (id: string) => ReturnType<typeof sql<Row>>>> = {
	presence: (id) => sql`select s.id as seat, o.id as occurrence, o.starts_at as at from participation.seat s
		join participation.booking b on b.id = s.booking join agenda.occurrence o on o.id = b.subject where s.id = ${id}`,
	contact: (id) => sql`select c.id as contact, l.file, c.kind, c.at, c.operation,
		coalesce(extract(epoch from upper(l.supports) - lower(l.supports)) / 60, 0)::int as minutes
		from venture.contact c join venture.contact_file l on l.contact = c.id where c.id = ${id}`,
	enrolment: (id) => sql`select e.id as enrolment, e.employer_number as employer, p.operation,
		(select d.completed_at from learning.goal g join learning.completion d on d.goal = g.id
			where g.kind = 'cohort' and g.subject = e.cohort and d.participant = e.person and d.lost_at is null) as "completedAt"
		from learning.enrolment e join learning.cohort h on h.id = e.cohort join learning.programme p on p.id = h.programme where e.id = ${id}`,
	stay: (
		id
	) => sql`select r.id, lower(a.during) as at, (extract(epoch from upper(a.during) - lower(a.during)) / 60 * a.quantity)::int as minutes
		from spaces.reservation r join spaces.allocation a on a.subject = r.id where r.id = ${id}`,
	work: (id) => sql`select id, published_at as "publishedAt" from network.work where id = ${id}`,
	file: (id) => sql`select id, kind, stage from venture.file where id = ${id}`,
	follow_up: (id) => sql`select u.id, u.file, u.months::int as months, u.active,
		(select n.value::float8 from venture.number n where n.follow_up = u.id and n.kind = 'jobs' and n.struck_at is null) as jobs
		from venture.follow_up u where u.id = ${id}`,
	jobs: (id) => sql`select id, file, as_of::text as "asOf", value::float8 as value from venture.number where id = ${id}`
};

/** JSON with its keys in order and nothing between, moments as ISO 8601 in UTC (RFC 8785 of values as simple as these). */
const canonical = (row: Row): string =>
	JSON.stringify(Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))));

/** What was signed of a sheet of support: each session with its begin, its end and its kind, in their order. */
export async function sheetText(id: string, on: On = db): Promise<string> {
	const { rows } = await sql<{ contact: string; from: Date; until: Date; kind: string }>`
		select c.id as contact, lower(l.supports) as from, upper(l.supports) as until, c.kind
		from venture.contact_file l join venture.contact c on c.id = l.contact where l.sheet = ${id} and l.supports is not null order by lower(l.supports), c.id`.execute(
		on
	);
	return JSON.stringify(rows.map((one) => [one.contact, one.from, one.until, one.kind]));
}

/** What two sides have confirmed: the agreement, who they are, its words and the moment. */
export async function agreementText(id: string, on: On = db): Promise<string> {
	const { rows } = await sql<{ author: string; interested: string; words: string; at: Date }>`
		select coalesce(p.organization, p.outside) as author, coalesce(i.organization, i.outside) as interested, a.words, a.agreed_at as at
		from partnering.agreement a join partnering.interest i on i.id = a.interest join partnering.proposal p on p.id = i.proposal where a.id = ${id}`.execute(
		on
	);
	const [its] = rows;
	return JSON.stringify([id, its?.author, its?.interested, its?.words, its?.at]);
}

async function showText(id: string): Promise<string> {
	const { rows } = await sql<{ token: string }>`select distinct encode(b.token, 'hex') as token from stage.ballot b
		join stage.room r on r.id = b.room where r.show = ${id} and r.purpose = 'air'`.execute(db);
	return rows
		.map(({ token }) => token)
		.toSorted()
		.join(',');
}

/** Whether the hash of a piece is that of what it stands for: of a row, of what was signed, or of the bytes of a file. */
export async function verifies({ kind, id, hash }: Piece, files: string): Promise<boolean> {
	const row = rows[kind];
	// keys as they are written here: the program's own plugin would rename none of them, for they are quoted
	if (row) return (await row(id).execute(db)).rows.some((one) => sha(canonical(one)) === hash);
	if (kind === 'sheet') return sha(await sheetText(id)) === hash;
	if (kind === 'agreement') return sha(await agreementText(id)) === hash;
	if (kind === 'show') return sha(await showText(id)) === hash;
	const content = await readFile(join(files, hash.slice(0, 2), hash)).catch(() => Buffer.alloc(0));
	return sha(content) === hash;
}
