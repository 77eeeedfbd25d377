import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** What of the schema holds text and has nothing planted in it, by why. */
const without: Readonly<Record<string, readonly string[]>> = {
	'a word of a list that the program has': [
		...['file.kind', 'file.stage', 'file.sector', 'file.close_reason', 'holder.role', 'share.parts', 'number.kind'],
		...['number.seen', 'step.subject_kind', 'contact.kind', 'welcomer.areas', 'question.locale', 'question.area'],
		...[
			'referral.locale',
			'referral.parts',
			'referral.state',
			'referral.way',
			'referral_step.step',
			'mentor.languages'
		],
		...['mentor.sectors', 'mentor_skill.skill', 'mentoring.state', 'brief.kind', 'brief.sectors', 'brief.audience'],
		...['brief.state', 'offer.state', 'letter.state', 'letter.who', 'invited.answer', 'project.sector'],
		...['follow_up.turnover', 'follow_up.stopped', 'playtest.languages', 'playtest.state', 'tester.age_band'],
		...['tester.languages', 'file.nace']
	],
	'the label of a funded project, which the team gives': [
		...['file.operation', 'contact.operation', 'plan.operation', 'sheet.operation']
	],
	'what others offer, for everybody: it is of no file': [
		...['call.name', 'call.offered_by', 'call.link', 'call.summary', 'call.eligibility', 'call.kinds', 'call.stages'],
		...['call.sectors', 'call.places', 'call.sizes', 'call.headings']
	],
	'works of the gallery, which everybody sees': ['offer.works'],
	'the kind of a document': ['document.media_type', 'letter_document.media_type'],
	'the hash of a document: something is planted in the document': [
		...['document.hash', 'letter_document.hash', 'brief.document_hash']
	],
	'a hash, shown to nobody or of what is planted beside it': [
		...['sheet.hash', 'sheet.token_hash', 'referral.hash', 'referral_code.hash', 'letter.key', 'playtest.nda_hash'],
		...['playtest_seat.nda_hash']
	]
};

/** The columns in which text, whatever its form, may stand. */
async function textColumns(): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select c.table_name || '.' || c.column_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = 'venture' and t.table_type = 'BASE TABLE' and c.data_type not in ('uuid', 'boolean', 'smallint', 'integer', 'bigint', 'numeric', 'date', 'timestamp with time zone', 'tstzrange', 'tsvector')
			and c.udt_name <> '_uuid' order by 1`.execute(db);
	return rows.map(({ name }) => name);
}

/** Every column of the module that holds text has something planted in it, or has its line above; what is above has not. @returns what is wrong */
export async function unplanted(): Promise<string[]> {
	const excused = new Set(Object.values(without).flat());
	const columns = await textColumns();
	const gone = [...excused].filter((one) => !columns.includes(one));
	const problems = gone.map((one) => `there is no column venture.${one} any more`);
	for (const one of columns) {
		const [table = '', column = ''] = one.split('.');
		const { rows } =
			await sql`select from ${sql.table(`venture.${table}`)} where ${sql.ref(column)}::text ~ 'zq[a-p]{18}' limit 1`.execute(
				db
			);
		if (!rows.length && !excused.has(one)) problems.push(`nothing is planted in venture.${one}, and nothing says why`);
		if (rows.length && excused.has(one))
			problems.push(`something is planted in venture.${one}, which is said to have nothing`);
	}
	return problems;
}
