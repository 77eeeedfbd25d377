import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Doubt, matched, type Payable } from '../../../plans/matching.ts';
import type { On } from '../../tables.ts';
import { lockBooks } from '../closing.ts';
import { statements } from '../statements.ts';
import type { BankEntry, BankFile } from './entry.ts';

/** What a file brought. */
type Taken = Readonly<{ file: string; entries: number; known: number; passed: number; booked: number }>;

/** Takes a bank file in: what is new of it, and books what is sure. The same file again brings nothing. */
export async function takeBankFile(
	tx: Tx,
	{ format, entries, passed }: BankFile,
	name: string,
	by: By
): Promise<Taken> {
	await lockBooks(tx);
	const file = newId();
	await sql`insert into spaces.bank_file (id, name, format, entries, known, passed, read_by)
		values (${file}, ${name.slice(0, 200)}, ${format}, ${entries.length}, 0, ${passed}, ${by.actor?.id ?? null})`.execute(
		tx
	);
	const fresh: (BankEntry & { id: string })[] = [];
	for (const entry of entries) {
		const { rows } = await sql<{ id: string }>`
			insert into spaces.bank_entry (id, file, account, reference, booked_on, cents, name, iban, communication, message)
			values (${newId()}, ${file}, ${entry.account}, ${entry.reference}, ${entry.bookedOn}, ${entry.cents}, ${entry.name}, ${entry.iban},
				${entry.communication}, ${entry.message}) on conflict (account, reference) do nothing returning id`.execute(tx);
		if (rows[0]) fresh.push({ ...entry, id: rows[0].id });
	}
	const known = entries.length - fresh.length;
	await sql`update spaces.bank_file set known = ${known} where id = ${file}`.execute(tx);
	let booked = 0;
	// what came before what was taken back
	for (const entry of fresh.toSorted((a, b) => b.cents - a.cents)) booked += await bookSure(tx, entry, by);
	return { file, entries: entries.length, known, passed, booked };
}

async function bookSure(tx: Tx, entry: BankEntry & { id: string }, by: By): Promise<number> {
	if (entry.cents < 0) return takeCreditBack(tx, entry, by);
	const { booked } = matched(entry, await payables(tx));
	if (!booked) return 0;
	await pay(tx, { entry: entry.id, ...booked, how: 'communication' }, by);
	return 1;
}

/** A credit that the bank took back is booked against the one entry with its communication or account, and its amount, that stands booked; else it is asked. */
async function takeCreditBack(
	tx: Tx,
	{ id, account, cents, communication, iban }: BankEntry & { id: string },
	by: By
): Promise<number> {
	const { rows } = await sql<{ statement: string }>`
		with booked as (
			select p.statement, p.entry from spaces.payment p join spaces.bank_entry e on e.id = p.entry
			where e.account = ${account} and e.cents = ${-cents} and (e.communication = ${communication} or e.iban = ${iban})
			group by p.statement, p.entry having sum(p.cents) = ${-cents}
		) select b.statement from booked b group by b.statement having count(*) > (
			select count(*) from spaces.payment r join spaces.bank_entry e on e.id = r.entry where r.statement = b.statement and r.how = 'reversal' and e.cents = ${cents})`.execute(
		tx
	);
	const [one] = rows;
	if (!one || rows.length > 1) return 0;
	await pay(tx, { entry: id, statement: one.statement, cents, how: 'reversal' }, by);
	return 1;
}

type Payment = Readonly<{
	entry: string;
	statement: string;
	cents: number;
	how: 'communication' | 'pressed' | 'reversal' | 'taken_back';
}>;

async function pay(tx: Tx, { entry, statement, cents, how }: Payment, by: By): Promise<void> {
	await sql`insert into spaces.payment (id, entry, statement, cents, how, made_by)
		values (${newId()}, ${entry}, ${statement}, ${cents}, ${how}, ${by.actor?.id ?? null})`.execute(tx);
}

/** What may be paid, as a credit is compared with it. */
async function payables(on: On): Promise<Payable[]> {
	const { rows } = await sql<{ payer: string; iban: string }>`
		select distinct coalesce(s.person::text, s.organization::text, s.operation) as payer, e.iban
		from spaces.payment p join spaces.statement s on s.id = p.statement join spaces.bank_entry e on e.id = p.entry
		where e.iban is not null and num_nonnulls(s.person, s.organization, s.operation) = 1`.execute(on);
	const ibans = Map.groupBy(rows, ({ payer }) => payer);
	return (await statements(null, on)).map(({ id, communication, payer, payerName, totalCents, paidCents }) => ({
		...{ id, communication, payer: payerName, dueCents: totalCents - paidCents },
		ibans: (ibans.get(payer?.id ?? '') ?? []).map(({ iban }) => iban)
	}));
}

/** An entry of the bank, with what of it is booked and what is asked. */
export type Entry = BankEntry &
	Readonly<{
		id: string;
		/** What is booked on which statements, in cents; what was taken back is left out. */
		booked: readonly Readonly<{ statement: string; number: string; cents: number }>[];
		aside: boolean;
		/** What nobody has booked nor put aside. */
		restCents: number;
		doubt: Doubt | 'reversal' | null;
		/** The statements that it may be for, the likeliest first. */
		candidates: readonly string[];
	}>;

/** @throws 404 */
async function entryById(id: string, on: On = db): Promise<Entry> {
	const [found] = isId(id) ? await readEntries(on, sql`e.id = ${id}`, 1) : [];
	if (!found) throw missing();
	return found;
}

/** The entries of a file, or the newest ones. */
export const bankEntries = (file: string | null = null, on: On = db): Promise<Entry[]> =>
	readEntries(on, file ? sql`e.file = ${file}` : sql`true`, 500);

/** What is asked, the oldest first. */
export const askedEntries = async (on: On = db): Promise<Entry[]> =>
	(
		await readEntries(
			on,
			sql`e.cents <> coalesce((select sum(p.cents) from spaces.payment p where p.entry = e.id), 0)
				and not coalesce((select w.aside from spaces.entry_word w where w.entry = e.id order by w.said_at desc limit 1), false)`,
			500
		)
	).toReversed();

async function readEntries(on: On, where: ReturnType<typeof sql>, most: number): Promise<Entry[]> {
	const { rows } = await sql<BankEntry & Pick<Entry, 'id' | 'aside'> & { booked: Entry['booked'] | null }>`
		select e.id, e.account, e.reference, e.booked_on::text as booked_on, e.cents::float8 as cents, e.name, e.iban, e.communication, e.message,
			coalesce((select w.aside from spaces.entry_word w where w.entry = e.id order by w.said_at desc limit 1), false) as aside,
			(select json_agg(b order by b.number) from (select p.statement, s.year || '-' || lpad(s.number::text, 4, '0') as number, sum(p.cents)::float8 as cents
				from spaces.payment p join spaces.statement s on s.id = p.statement where p.entry = e.id group by p.statement, s.year, s.number having sum(p.cents) <> 0) b) as booked
		from spaces.bank_entry e where ${where} order by e.booked_on desc, e.id desc limit ${most}`.execute(on);
	const known = rows.length ? await payables(on) : [];
	return rows.map((row) => {
		const booked = row.booked ?? [];
		const restCents = row.aside ? 0 : row.cents - booked.reduce((sum, { cents }) => sum + cents, 0);
		return { ...row, booked, restCents, ...doubtOf({ ...row, cents: restCents }, booked, known) };
	});
}

function doubtOf(
	entry: BankEntry,
	booked: Entry['booked'],
	known: readonly Payable[]
): Pick<Entry, 'doubt' | 'candidates'> {
	if (!entry.cents) return { doubt: null, candidates: [] };
	if (entry.cents < 0) return { doubt: 'reversal', candidates: booked.map(({ statement }) => statement) };
	if (booked.length) return { doubt: 'over', candidates: booked.map(({ statement }) => statement) };
	const { asked, booked: sure } = matched(entry, known);
	// a press took it back: it is asked again
	if (sure) return { doubt: 'likely', candidates: [sure.statement] };
	return { doubt: asked?.doubt ?? 'unknown', candidates: asked?.candidates ?? [] };
}

/**
 * Books what is left of an entry on a statement, at most what is to be paid of it unless `all`; of a credit that was taken back, all of it.
 * @throws 404, plans_entry_booked when nothing is left of it, plans_statement_paid.
 */
export async function bookEntry(tx: Tx, entry: string, statement: string, by: By, { all = false } = {}): Promise<void> {
	await lockBooks(tx);
	const { restCents } = await entryById(entry, tx);
	if (!restCents) throw refused('plans_entry_booked');
	const [its] = (await payables(tx)).filter(({ id }) => id === statement);
	if (!its) throw missing();
	const due = Math.max(0, its.dueCents);
	const cents = restCents < 0 || all ? restCents : Math.min(restCents, due);
	if (!cents) throw refused('plans_statement_paid');
	await pay(tx, { entry, statement, cents, how: 'pressed' }, by);
}

/** Takes back what of an entry was booked on a statement. @throws 404, plans_entry_free when nothing is. */
export async function unbookEntry(tx: Tx, entry: string, statement: string, by: By): Promise<void> {
	await lockBooks(tx);
	const { booked } = await entryById(entry, tx);
	const its = booked.find((one) => one.statement === statement);
	if (!its) throw refused('plans_entry_free');
	await pay(tx, { entry, statement, cents: -its.cents, how: 'taken_back' }, by);
}

/** Puts an entry aside that pays no statement, or asks for it again. @throws 404 */
export async function putAside(tx: Tx, entry: string, aside: boolean, by: By): Promise<void> {
	await lockBooks(tx);
	if ((await entryById(entry, tx)).aside === aside) return;
	await sql`insert into spaces.entry_word (id, entry, aside, said_by) values (${newId()}, ${entry}, ${aside}, ${by.actor?.id ?? null})`.execute(
		tx
	);
}

type BankFileRow = Readonly<{
	id: string;
	name: string;
	format: 'camt' | 'coda';
	entries: number;
	known: number;
	passed: number;
	readAt: Date;
}>;

/** The files that were read, the newest first. */
export async function bankFiles(on: On = db): Promise<BankFileRow[]> {
	const { rows } = await sql<BankFileRow>`
		select id, name, format, entries, known, passed, read_at from spaces.bank_file order by read_at desc limit 50`.execute(
		on
	);
	return rows;
}
