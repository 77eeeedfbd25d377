import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { isoDate } from '#kernel/time.ts';
import { checkSectors, organizationNames } from '#network/server';
import { ventureActs } from '../../acts.ts';
import type { NewBrief } from '../../briefs/brief.ts';
import { heldFile } from '../files.ts';
import { writeToHosts, writeToStudios } from './letters.ts';
import { type Brief, offersOf, ownBrief } from './reading.ts';
import { within } from './tables.ts';
import { go } from './way.ts';

const MOST_TOLD = 60;

/**
 * Writes down what a company needs, as a draft that nobody else sees. Sent twice, it is written once.
 * @returns its id. Throws 404 for who does not answer for it, briefs_invited_unknown, network_sector_unknown.
 */
export async function writeBrief(
	tx: Tx,
	{ invited, ...given }: NewBrief,
	viewer: Viewer,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }> = {}
): Promise<string> {
	if (given.organization) requireAct(viewer, ventureActs.brief, { organisation: given.organization });
	else await heldFile(viewer, given.file ?? '', tx);
	await checkSectors(tx, given.sectors);
	const made = await within(tx)
		.insertInto('venture.brief')
		.values({ id, ...given, sectors: [...given.sectors], writtenBy: viewer.id, fictional })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await keepInvited(tx, id, invited, given.organization);
	return id;
}

/** Writes a draft anew. @throws 404, briefs_not_now */
export async function changeBrief(
	tx: Tx,
	id: string,
	{ invited, organization, file: _, ...given }: NewBrief,
	viewer: Viewer
): Promise<void> {
	const brief = await ownBrief(viewer, id, tx);
	if (brief.state !== 'draft') throw refused('briefs_not_now');
	await checkSectors(tx, given.sectors);
	await within(tx)
		.updateTable('venture.brief')
		.set({ ...given, sectors: [...given.sectors], updatedAt: new Date() })
		.where('id', '=', id)
		.where('state', '=', 'draft')
		.execute();
	await keepInvited(tx, id, invited, organization);
}

/** Publishes it: those whom she asks by name, and those of its sectors where all may answer, are told. @throws 404, briefs_not_now, briefs_until_past */
export async function publishBrief(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	await limit('booking', `brief ${viewer.id}`);
	const brief = await ownBrief(viewer, id, tx);
	if (brief.answersUntil < isoDate(new Date(), (await hub()).timeZone)) throw refused('briefs_until_past', {}, 422);
	await go(tx, brief, { kind: 'publish' });
	await within(tx)
		.updateTable('venture.brief')
		.set({ publishedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	if (brief.audience !== 'invited') await addTold(tx, brief);
	const { rows } = await sql<{ organization: string }>`
		update venture.brief_reader set told_at = now() where brief = ${id} and told_at is null returning organization`.execute(
		tx
	);
	const told = rows.map(({ organization }) => organization);
	if (by.source !== 'demo') await writeToStudios(tx, brief, told);
	const { kind, audience, sectors, fictional, budgetTo } = brief;
	const budget = audience === 'public' ? budgetTo : null;
	const detail = { brief: kind, audience, sectors: sectors.length, told: told.length, budget, fictional };
	await record(tx, { ...by, verb: 'venture.brief_published', ...namedBrief(brief), detail });
}

/** Withdraws it before anybody is chosen; whoever has answered is told why. @throws 404, briefs_not_now */
export async function withdrawBrief(tx: Tx, id: string, word: string, viewer: Viewer, by: By): Promise<void> {
	const brief = await ownBrief(viewer, id, tx);
	const standing = (await offersOf(id, tx)).filter(({ state }) => state === 'given');
	await go(tx, brief, { kind: 'withdraw' });
	await within(tx).updateTable('venture.brief').set({ word }).where('id', '=', id).execute();
	for (const { organization } of standing) await writeToHosts(tx, organization.id, brief, 'withdrawn', word);
	await record(tx, {
		...by,
		verb: 'venture.brief_withdrawn',
		...namedBrief(brief),
		detail: { offers: standing.length }
	});
}

/** The brief as a fact names it: the object, and the organisation behind it as the target. */
export const namedBrief = ({ id, organization }: Brief) => ({
	object: ref('brief', id),
	target: organization ? ref('organization', organization.id) : null
});

async function keepInvited(tx: Tx, brief: string, invited: readonly string[], own: string | null): Promise<void> {
	const wanted = [...new Set(invited)].filter((one) => one !== own);
	if ((await organizationNames({ ids: wanted }, tx)).length < wanted.length)
		throw refused('briefs_invited_unknown', {}, 422);
	await within(tx).deleteFrom('venture.briefReader').where('brief', '=', brief).execute();
	if (!wanted.length) return;
	await within(tx)
		.insertInto('venture.briefReader')
		.values(wanted.map((organization) => ({ brief, organization, invited: true })))
		.execute();
}

/** The organisations of its sectors for which somebody answers here. */
async function addTold(tx: Tx, { id, organization, sectors }: Brief): Promise<void> {
	await sql`insert into venture.brief_reader (brief, organization)
		select ${id}, c.id from network.organization_card c where c.deleted_at is null and c.sectors && ${[...sectors]}::text[] and c.id is distinct from ${organization?.id ?? null}::uuid
			and exists (select from identity.role r where r.scope = c.id and r.role in ('director', 'partner') and r.revoked_at is null)
		order by c.name, c.id limit ${MOST_TOLD} on conflict do nothing`.execute(tx);
}
