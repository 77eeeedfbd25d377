import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Decision, decisions, type GivenReport } from '../report.ts';
import { within } from './tables.ts';

/** What stands where words were forgotten. */
export const NOTHING = '—';
const MONTHS = 6;

/**
 * Keeps a report for the team. The caller has checked that what it is about exists.
 * @returns its id.
 */
export async function report(
	tx: Tx,
	given: GivenReport,
	{ reporter, locale }: Readonly<{ reporter: string | null; locale: Locale }>
): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('moderation.report')
		.values({ ...given, id, reporter, locale, decision: null, decidedBy: null, decidedAt: null, answer: null })
		.execute();
	// who reports stays out of the log: her name is nobody's business, not even by pseudonym
	const object = ref(given.kind, given.object);
	await record(tx, { verb: 'moderation.reported', object, source: 'web', detail: { reason: given.reason } });
	return id;
}

export type ReportQuery = Readonly<{ q: string; state: string; kind: string; limit: number; offset: number }>;

/** The reports, the newest first; `state` is open or a decision, '' for all. */
export async function reports({ q, state, kind, limit, offset }: ReportQuery) {
	const found = within(db)
		.selectFrom('moderation.report')
		.$if(state === 'open', (query) => query.where('decision', 'is', null))
		.$if(isDecision(state), (query) => query.where('decision', '=', state as Decision))
		.$if(Boolean(kind), (query) => query.where('kind', '=', kind))
		.$if(Boolean(q), (query) =>
			query.where(sql<string>`words || ' ' || path`, 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
		);
	const [rows, { count }] = await Promise.all([
		found.selectAll().orderBy('reportedAt', 'desc').orderBy('id').limit(limit).offset(offset).execute(),
		found.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
	]);
	return { rows, total: count };
}

const isDecision = (state: string): boolean => decisions.some((one) => one === state);

/** How many reports wait for a decision. */
export async function openReports(): Promise<number> {
	const { count } = await within(db)
		.selectFrom('moderation.report')
		.select((row) => row.fn.countAll<number>().as('count'))
		.where('decision', 'is', null)
		.executeTakeFirstOrThrow();
	return count;
}

/** One report. @throws 404 */
export async function reportById(id: string, on: Tx | typeof db = db) {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('moderation.report').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/**
 * Decides about a report, once, and about all others of the same thing that wait; each reporter who left an address is told, with the words of
 * the team (`answer`), and her address goes; where the hub knows whose it is, the report stays hers. Hiding what was reported is the caller's, in the same transaction: this module does not know what things are.
 * @throws moderation_decided when somebody was faster.
 */
export async function decide(
	tx: Tx,
	id: string,
	{ decision, answer: words }: Readonly<{ decision: Decision; answer: string | null }>,
	by: string
): Promise<void> {
	const { kind, object } = await reportById(id, tx);
	const decided = await within(tx)
		.updateTable('moderation.report')
		.set({ decision, answer: words, decidedBy: by, decidedAt: new Date() })
		.where('kind', '=', kind)
		.where('object', '=', object)
		.where('decision', 'is', null)
		.returning(['id', 'email', 'reporter', 'locale', 'path'])
		.execute();
	if (!decided.some((one) => one.id === id)) throw refused('moderation_decided');
	// who reported twice is answered once
	const told = new Map(decided.map((one) => [one.email?.toLowerCase(), one]));
	for (const one of told.values()) await answer(tx, one, decision, words);
	for (const one of told.values()) await makeHers(tx, one);
	await forgetAddresses(tx, kind, object);
	await record(tx, {
		verb: 'moderation.decided',
		actor: ref('person', by),
		object: ref(kind, object),
		context: ref('report', id),
		source: 'desk',
		detail: { decision }
	});
}

/**
 * What the team took from the public after a report is brought back by the team alone, not by whoever answers for it.
 * @throws moderation_team_only.
 */
export async function checkNotHidden(tx: Tx, kind: string, object: string): Promise<void> {
	const hidden = await within(tx)
		.selectFrom('moderation.report')
		.select('id')
		.where('kind', '=', kind)
		.where('object', '=', object)
		.where('decision', '=', 'hidden')
		.executeTakeFirst();
	if (hidden) throw refused('moderation_team_only', {}, 403);
}

/** Without its address a report would be found by no export and no erasure of whoever left it without signing in. */
async function makeHers(tx: Tx, { email }: Told): Promise<void> {
	const her = email && (await personByEmail(tx, email));
	if (!her) return;
	await within(tx)
		.updateTable('moderation.report')
		.set({ reporter: her.id })
		.where((row) => row(row.fn('lower', ['email']), '=', email.toLowerCase()))
		.where('decision', 'is not', null)
		.where('reporter', 'is', null)
		.execute();
}

/** Forgets, six months after the decision, what was written, by whom, and what was answered; that something was reported, why, and what was decided stays. */
export async function forgetReports(now = new Date()): Promise<void> {
	const before = new Date(now);
	before.setUTCMonth(now.getUTCMonth() - MONTHS);
	await within(db)
		.updateTable('moderation.report')
		.set({ words: NOTHING, answer: null, reporter: null })
		.where('decidedAt', '<', before)
		.where((row) =>
			row.or([row('words', '<>', NOTHING), row('answer', 'is not', null), row('reporter', 'is not', null)])
		)
		.execute();
}

/** An address was left for the answer alone. */
const forgetAddresses = (tx: Tx, kind: string, object: string) =>
	within(tx)
		.updateTable('moderation.report')
		.set({ email: null, answered: true })
		.where('kind', '=', kind)
		.where('object', '=', object)
		.where('decision', 'is not', null)
		.where('email', 'is not', null)
		.execute();

const letters = {
	corrected: m.moderation_letter_corrected,
	dismissed: m.moderation_letter_dismissed,
	hidden: m.moderation_letter_hidden
};

type Told = Readonly<{ email: string | null; reporter: string | null; locale: Locale; path: string }>;

async function answer(tx: Tx, { email, reporter, locale, path }: Told, decision: Decision, words: string | null) {
	if (!email) return;
	const { name, contact } = await hub();
	const said = letters[decision];
	await post(tx, {
		...{ to: email, locale, person: reporter, words: 'people' },
		subject: m.moderation_letter_subject({ hub: name }, { locale }),
		text: [
			m.kernel_hello({}, { locale }),
			m.moderation_letter_open({ path }, { locale }),
			said({}, { locale }),
			...(words ? [m.moderation_letter_words({ words }, { locale })] : []),
			m.moderation_letter_again({ email: contact.email }, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}
