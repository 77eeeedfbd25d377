import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import type { Words } from '#kernel/words.ts';
import { documentType, LARGEST_DOCUMENT } from '../../programmes/application.ts';
import { mayBeTaken, type Team } from '../../programmes/challenge.ts';
import { newCode } from '../classes/codes.ts';
import { todayHere } from './applications.ts';
import { challengeById } from './challenges.ts';
import { enrolmentsOf } from './enrolments.ts';
import { type On, within } from './tables.ts';

const MOST_MEMBERS = 12;

/**
 * Takes a challenge as a team; whoever takes it is its first member.
 * @param cohort the cohort that the team is of; null: a free team.
 * @returns the team's id. Throws programmes_challenge_closed, 404.
 */
export async function takeChallenge(
	tx: Tx,
	challengeId: string,
	{ name, cohort, person }: Readonly<{ name: string; cohort: string | null; person: string }>,
	by: By,
	id = newId()
): Promise<string> {
	const challenge = await challengeById(challengeId, tx);
	if (!mayBeTaken(challenge, await todayHere())) throw refused('programmes_challenge_closed');
	const nothing = { result: null, url: null, file: null, fileName: null, publishedAt: null };
	const written = await within(tx)
		.insertInto('learning.challengeTeam')
		.values({ id, challenge: challengeId, cohort, name, code: newCode('claim'), ...nothing })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) return id;
	await within(tx).insertInto('learning.challengeMember').values({ team: id, person }).execute();
	await record(tx, {
		...by,
		verb: 'learning.challenge_taken',
		...about(challenge),
		detail: { ofCohort: cohort !== null }
	});
	return id;
}

/**
 * Joins the team of a challenge whose code somebody was given by a member; a cohort's team only as a participant of it. A second call changes nothing.
 * @throws programmes_challenge_closed, programmes_team_code_wrong, programmes_team_cohort, programmes_team_full.
 */
export async function joinTeam(tx: Tx, challengeId: string, code: string, person: string): Promise<void> {
	const challenge = await challengeById(challengeId, tx);
	if (!mayBeTaken(challenge, await todayHere())) throw refused('programmes_challenge_closed');
	// the row is the lock: of two who take the last place one is too many
	const found = await within(tx)
		.selectFrom('learning.challengeTeam')
		.select(['id', 'cohort'])
		.where('challenge', '=', challengeId)
		.where('code', '=', code)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw refused('programmes_team_code_wrong', {}, 422);
	const { id: team, cohort } = found;
	if (cohort && !(await enrolmentsOf(person, tx)).some((one) => one.cohort === cohort && !one.leftAt))
		throw refused('programmes_team_cohort', {}, 422);
	if ((await teamsOfPerson(person, tx)).some(({ id }) => id === team)) return;
	if ((await teamById(team, tx)).members >= MOST_MEMBERS) throw refused('programmes_team_full', { most: MOST_MEMBERS });
	const joined = await within(tx)
		.insertInto('learning.challengeMember')
		.values({ team, person })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!joined.numInsertedOrUpdatedRows) return;
	const actor = ref('person', person);
	await record(tx, { verb: 'learning.challenge_joined', actor, ...about(challenge), source: 'web', detail: {} });
}

type Answer = Readonly<{ result: Words; url: string | null; file: Readonly<{ name: string; content: Buffer }> | null }>;

/** The code by which others join a team, for its members. @throws 404 for anybody else. */
export async function codeOfTeam(team: string, person: string): Promise<string> {
	const row = await within(db)
		.selectFrom('learning.challengeTeam as t')
		.innerJoin('learning.challengeMember as m', 'm.team', 't.id')
		.select('t.code')
		.where('t.id', '=', team)
		.where('m.person', '=', person)
		.executeTakeFirst();
	if (!row) throw missing();
	return row.code;
}

/**
 * Publishes what a team found: it stands on the challenge's page and on its organisation's from then on, as it is.
 * @throws programmes_challenge_closed, programmes_result_published, programmes_document_type, programmes_document_large for the file; 404 for whoever is not in the team.
 */
export async function answerChallenge(
	tx: Tx,
	id: string,
	person: string,
	{ result, url, file }: Answer,
	by: By
): Promise<void> {
	if (!(await teamsOfPerson(person, tx)).some((team) => team.id === id)) throw missing();
	await within(tx).selectFrom('learning.challengeTeam').select('id').where('id', '=', id).forUpdate().execute();
	const team = await teamById(id, tx);
	const challenge = await challengeById(team.challenge, tx);
	if (challenge.closedAt || challenge.deletedAt) throw refused('programmes_challenge_closed');
	if (team.publishedAt) throw refused('programmes_result_published');
	const kept = file && { file: await keep(tx, file.content), fileName: safe(file.name) };
	await within(tx)
		.updateTable('learning.challengeTeam')
		.set({ result: JSON.stringify(result), url, ...kept, publishedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	await record(tx, {
		...by,
		verb: 'learning.challenge_answered',
		...about(challenge),
		detail: { members: team.members }
	});
}

/** The teams that have taken some challenges, those with a result first. */
export const challengeTeamsOf = (challenges: readonly string[], on: On = db): Promise<Team[]> =>
	all(on)
		.where((row) => row('t.challenge', '=', row.fn.any(row.val([...challenges]))))
		.orderBy(sql`t.published_at is null`)
		.orderBy('t.takenAt')
		.execute();

/** The teams that a person is in, the latest first. */
export const teamsOfPerson = (person: string, on: On = db): Promise<Team[]> =>
	all(on)
		.where('t.id', 'in', (row) =>
			row.selectFrom('learning.challengeMember').select('team').where('person', '=', person)
		)
		.orderBy('t.takenAt', 'desc')
		.execute();

/** The file of a published result. @throws 404. */
export async function resultFile(id: string): Promise<{ hash: string; name: string }> {
	if (!isId(id)) throw missing();
	const row = await within(db)
		.selectFrom('learning.challengeTeam')
		.select(['file', 'fileName'])
		.where('id', '=', id)
		.where('publishedAt', 'is not', null)
		.executeTakeFirst();
	if (!row?.file) throw missing();
	return { hash: row.file, name: row.fileName ?? 'result' };
}

async function teamById(id: string, on: On): Promise<Team> {
	if (!isId(id)) throw missing();
	const row = await all(on).where('t.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

const all = (on: On) =>
	within(on)
		.selectFrom('learning.challengeTeam as t')
		.select(['t.id', 't.challenge', 't.cohort', 't.name', 't.takenAt', 't.result', 't.url', 't.fileName'])
		.select(['t.publishedAt'])
		.select(sql<number>`(select count(*)::int from learning.challenge_member m where m.team = t.id)`.as('members'));

const about = ({ id, organization }: Awaited<ReturnType<typeof challengeById>>) => ({
	object: ref('challenge', id),
	context: ref('organization', organization.id)
});

async function keep(tx: Tx, content: Buffer): Promise<string> {
	if (content.length > LARGEST_DOCUMENT) throw refused('programmes_document_large', { megabytes: 10 }, 422);
	const mediaType = documentType(content);
	if (!mediaType) throw refused('programmes_document_type', {}, 422);
	return keepFile(tx, content, mediaType);
}

const safe = (name: string): string => name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(-120) || 'document';
