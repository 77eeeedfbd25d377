import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { findOrMakePerson, personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { checkSectors, organizationNames, skillsByUri } from '#network/server';
import { ventureActs } from '../../acts.ts';
import type { MentorCard, NewInvitation } from '../../mentors/mentor.ts';
import { withdrawAllHours } from './hours.ts';
import { writeInvitation } from './letters.ts';
import { within } from './tables.ts';

/**
 * Asks somebody to be a mentor, as the team or as an adviser of an organisation; until she says yes she is none. Asked again while she has not answered, she hears nothing.
 * @returns the mentor's id. Throws 404, mentors_is_already, venture_organization_missing, what `findOrMakePerson` throws.
 */
export async function inviteMentor(
	tx: Tx,
	{ name, email, organization, invitedFor, fictional = false }: NewInvitation & Readonly<{ fictional?: boolean }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	requireAct(viewer, ventureActs.inviteMentor, { organisation: invitedFor });
	const named = [organization, invitedFor].filter((one) => one !== null);
	if ((await organizationNames({ ids: named }, tx)).length < new Set(named).size)
		throw refused('venture_organization_missing', {}, 422);
	const person = await findOrMakePerson(tx, { name, email, locale: viewer.locale, fictional });
	const before = await lockOf(tx, 'person', person);
	if (before?.acceptedAt && !before.stoppedAt) throw refused('mentors_is_already');
	if (before && !before.stoppedAt) return before.id;
	const id = before?.id ?? newId();
	const asked = {
		askedAs: name,
		organization,
		invitedBy: viewer.id,
		invitedFor,
		askedAt: by.at ?? new Date(),
		acceptedAt: null,
		stoppedAt: null
	};
	if (before) await within(tx).updateTable('venture.mentor').set(asked).where('id', '=', id).execute();
	else
		await within(tx)
			.insertInto('venture.mentor')
			.values({ id, person, fictional, ...asked })
			.execute();
	await record(tx, {
		...by,
		verb: 'venture.mentor_invited',
		object: ref('mentor', id),
		target: ref('person', person),
		context: invitedFor ? ref('organization', invitedFor) : null,
		detail: {}
	});
	if (by.source !== 'demo') await writeInvitation(tx, person, invitedFor);
	return id;
}

/**
 * Says yes with what she says of herself, or says it anew: from the first time on she is a mentor.
 * @throws 404 for who was not asked, mentors_minor, people_skill_unknown, network_sector_unknown
 */
export async function sayMentor(tx: Tx, person: string, card: MentorCard, by: By): Promise<string> {
	const known = await personById(person, tx);
	const mentor = await lockOf(tx, 'person', person);
	if (!known || !mentor || mentor.stoppedAt) throw missing();
	if (maybeMinor(known)) throw refused('mentors_minor', {}, 422);
	const { skills, alone, ...told } = card;
	await checkSectors(tx, told.sectors);
	await keepSkills(tx, mentor.id, skills);
	const now = by.at ?? new Date();
	await within(tx)
		.updateTable('venture.mentor')
		.set({ ...told, ...(alone ? { organization: null } : {}), acceptedAt: mentor.acceptedAt ?? now, updatedAt: now })
		.where('id', '=', mentor.id)
		.execute();
	await record(tx, {
		...by,
		verb: mentor.acceptedAt ? 'venture.mentor_changed' : 'venture.mentor_joined',
		object: ref('mentor', mentor.id),
		target: ref('person', person),
		detail: { skills: skills.length, shown: told.shown }
	});
	return mentor.id;
}

/** Stops being a mentor, or says no to being one: her hours are withdrawn, and what was booked of them is called off. @throws 404 */
export async function stopMentor(tx: Tx, person: string, by: By): Promise<void> {
	const mentor = await lockOf(tx, 'person', person);
	if (!mentor || mentor.stoppedAt) throw missing();
	await end(tx, mentor, by);
}

/** Takes a mentor off, for those who invite: the team, or an adviser of the organisation that asked her. @throws 404 */
export async function removeMentor(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	const mentor = isId(id) ? await lockOf(tx, 'id', id) : undefined;
	if (!mentor || mentor.stoppedAt) throw missing();
	requireAct(viewer, ventureActs.inviteMentor, { organisation: mentor.invitedFor });
	await end(tx, mentor, by);
}

async function end(tx: Tx, { id, person }: Readonly<{ id: string; person: string }>, by: By): Promise<void> {
	const now = by.at ?? new Date();
	await withdrawAllHours(tx, id, by);
	await within(tx).updateTable('venture.mentor').set({ stoppedAt: now, shown: false }).where('id', '=', id).execute();
	const told = { object: ref('mentor', id), target: ref('person', person), detail: {} };
	await record(tx, { ...by, ...told, verb: 'venture.mentor_stopped' });
}

const lockOf = (tx: Tx, by: 'id' | 'person', value: string) =>
	within(tx)
		.selectFrom('venture.mentor')
		.select(['id', 'person', 'invitedFor', 'acceptedAt', 'stoppedAt'])
		.where(by, '=', value)
		.forUpdate()
		.executeTakeFirst();

async function keepSkills(tx: Tx, mentor: string, uris: readonly string[]): Promise<void> {
	const wanted = [...new Set(uris)];
	if ((await skillsByUri(wanted, tx)).length < wanted.length) throw refused('people_skill_unknown', {}, 422);
	await within(tx).deleteFrom('venture.mentorSkill').where('mentor', '=', mentor).execute();
	if (!wanted.length) return;
	await within(tx)
		.insertInto('venture.mentorSkill')
		.values(wanted.map((skill, rank) => ({ mentor, skill, rank })))
		.execute();
}
