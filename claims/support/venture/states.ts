import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { linkTo, monthsToSign, sendSheet } from '#venture/server';

/** Our own paths of what links of letters lead to in the demonstration: threads, what would go to a partner, what a partner reads, how a playtest was, a sheet. */
export async function letterPages(): Promise<string[]> {
	const [questions, referrals, asked, seats] = await Promise.all([
		sql<{ id: string }>`select id from venture.question order by asked_at`.execute(db),
		sql<{ id: string; linked: boolean }>`
			select r.id, r.organization is null and exists (select from venture.referral_step s where s.referral = r.id and s.step = 'agreed') as linked from venture.referral r order by r.id`.execute(
			db
		),
		sql<{ id: string }>`select id from venture.follow_up_asked order by id`.execute(db),
		sql<{ id: string }>`select id from venture.playtest_seat where person is not null order by id`.execute(db)
	]);
	return [
		...questions.rows.map(({ id }) => `/talk/${linkTo('thread', id)}`),
		...referrals.rows.map(({ id }) => `/talk/referral/${linkTo('consent', id)}`),
		...referrals.rows.flatMap(({ id, linked }) => (linked ? [`/talk/partner/${linkTo('partner', id)}`] : [])),
		...asked.rows.map(({ id }) => `/venture/after/${linkTo('follow-up', id)}`),
		...seats.rows.map(({ id }) => `/venture/playtests/form/${linkTo('playtest', id)}`),
		await sheetPage()
	];
}

/** A month of support that waits to be signed. */
async function sheetPage(): Promise<string> {
	const { rows } = await sql<{ id: string; adviser: string; keeper: string; holder: string }>`
		select f.id, f.adviser, f.keeper, h.person as holder from venture.file f join venture.holder h on h.file = f.id where f.name = 'Brume'`.execute(
		db
	);
	const [file] = rows;
	if (!file) throw new Error('the demonstration has no such file');
	const [month] = await monthsToSign(file.id);
	if (!month) throw new Error('there is nothing to sign');
	const roles = [{ role: 'adviser' as const, scope: ref('organization', file.keeper) }];
	const adviser: Viewer = {
		id: file.adviser,
		name: '',
		email: null,
		locale: 'fr',
		roles,
		secondFactor: true,
		sessionId: ''
	};
	const given = { file: file.id, month: month.month, operation: month.operation, to: file.holder };
	await transaction((tx) => sendSheet(tx, given, adviser, { actor: ref('person', adviser.id), source: 'desk' }));
	const letters = await sql<{
		text: string;
	}>`select text from kernel.mail where subject_of = ${file.holder} order by written_at desc limit 1`.execute(db);
	const token = /\/([\w-]{43})\s/.exec(letters.rows[0]?.text ?? '')?.[1] ?? '';
	return `/venture/sheet/${token}`;
}

/** Somebody who is a mentor in the demonstration. */
export async function someMentor(): Promise<string> {
	const { rows } = await sql<{
		person: string;
	}>`select person from venture.mentor where accepted_at is not null order by id limit 1`.execute(db);
	return rows[0]?.person ?? '';
}
