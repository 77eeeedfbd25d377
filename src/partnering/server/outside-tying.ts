import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { NewOrganization, type OrganizationKind } from '#network';
import { addOrganization, organizationById } from '#network/server';
import { partneringActs } from '../acts.ts';
import { writeTied } from './outside-letters.ts';
import { giveTo, personAt } from './outside-persons.ts';
import { lockOutside, type OutsideParty } from './outsides.ts';
import { forgetDoubles } from './persons.ts';
import { within } from './tables.ts';

/**
 * Makes an organisation of the directory of an outside party: its proposals, talks and agreements go along, and its links open nothing any more.
 * @param host whether whoever wrote for it answers for the organisation from now on, with an account of her own
 * @throws 404, partnering_merge_agreed where both have agreed about the same proposal
 */
export async function tieOutside(
	tx: Tx,
	{ outside, organization, host }: Readonly<{ outside: string; organization: string; host: boolean }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	requireAct(viewer, partneringActs.keep);
	const party = await standing(tx, outside);
	const { id, name, deletedAt } = await organizationById(organization, tx);
	if (deletedAt) throw missing();
	const { rows: proposals } = await sql<{ id: string }>`
		update partnering.proposal set organization = ${id}, outside = null where outside = ${outside} returning id`.execute(
		tx
	);
	await forgetDoubles(tx, sql`i.organization = ${id} or i.outside = ${outside}`, id);
	const { rows: talks } = await sql<{ id: string }>`
		update partnering.interest set organization = ${id}, outside = null where outside = ${outside} returning id`.execute(
		tx
	);
	await within(tx).updateTable('partnering.outside').set({ organization: id }).where('id', '=', outside).execute();
	await sql`delete from partnering.signing where outside = ${outside}`.execute(tx);
	const writer = host ? await makeHost(tx, party, id, viewer, by) : await personAt(party.email, tx);
	if (writer)
		await giveTo(tx, writer, {
			talks: talks.map((talk) => talk.id),
			proposals: proposals.map((proposal) => proposal.id)
		});
	const detail = { country: party.country };
	const object = ref('partnering_outside', outside);
	await record(tx, { ...by, verb: 'partnering.outside_tied', object, target: ref('organization', id), detail });
	await writeTied(tx, party, name, host);
}

/** The same with an organisation that is not in the directory yet. @returns its id. Throws 404, network_identifier_taken */
export async function joinDirectory(
	tx: Tx,
	{
		outside,
		kind,
		sentence,
		host
	}: Readonly<{ outside: string; kind: OrganizationKind; sentence: Words; host: boolean }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	requireAct(viewer, partneringActs.keep);
	const { name, scheme, value, fictional } = await standing(tx, outside);
	const identifiers = scheme && value ? [{ scheme, value }] : [];
	const given = NewOrganization.parse({
		...{ name, kind, sentence, identifiers, fictional, formerNames: [], sectors: [], sources: [] },
		...{ locality: null, lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null }
	});
	const organization = await addOrganization(tx, given, by);
	await tieOutside(tx, { outside, organization, host }, viewer, by);
	return organization;
}

async function standing(tx: Tx, outside: string): Promise<OutsideParty> {
	const party = await lockOutside(tx, outside);
	if (!party.email) throw missing();
	if (party.organization) throw refused('partnering_outside_here', {}, 422);
	return party;
}

async function makeHost(tx: Tx, party: OutsideParty, organization: string, viewer: Viewer, by: By): Promise<string> {
	const { person: name, email, locale, fictional } = party;
	const person = await findOrMakePerson(tx, { name: name ?? '', email, locale, fictional });
	const scope = ref('organization', organization);
	await grant(tx, { person, role: 'partner', scope, by: viewer.id, source: by.source });
	return person;
}
