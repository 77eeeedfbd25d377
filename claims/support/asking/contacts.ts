import { sql } from 'kysely';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { NewFollowUp, NewList, NewNote } from '#network';
import { keepFollowUp, keepList, keepNote, placeInList, tagContact, tags } from '#network/server';
import type { Arranged } from './pressing.ts';
import { type Arrange, one, row, somebody, type World, word } from './world.ts';

type Kind = 'person' | 'organization';

const coordinator = async () => {
	const id = await one(sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`);
	const found = await absent(id);
	if (!found) throw new Error('nobody coordinates');
	return found;
};

/** A contact with a tag, a note and a follow-up of its own. */
async function noted(kind: Kind) {
	const id =
		kind === 'person'
			? await somebody('Ida Notée (fictif)')
			: await one(sql`select id from network.organization where fictional and deleted_at is null limit 1`);
	const [contact, who, label] = [{ kind, id }, await coordinator(), `mot ${word()}`];
	const note = NewNote.parse({ day: '2026-01-05', text: 'Inventée.', readers: 'team', person: null });
	const due = NewFollowUp.parse({ what: `Rappeler ${word()}`, due: '2026-01-05', assignee: null });
	await transaction(async (tx) => {
		await tagContact(tx, contact, label, who);
		await keepNote(tx, contact, note, who);
		await keepFollowUp(tx, contact, due, who);
	});
	return { contact, who, label, page: `/desk/${kind === 'person' ? 'people' : 'organizations'}/${id}/notes` };
}

const pressing =
	(kind: Kind, act: 'remove' | 'drop'): Arrange =>
	async (world: World): Promise<Arranged> => ({
		page: (await noted(kind)).page,
		as: world.coordinator,
		act,
		figures: []
	});

/** What the team throws away of what it keeps of people and organisations. */
export const contacts: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/people/[id]/notes/#remove': pressing('person', 'remove'),
	'(coulisses)/desk/people/[id]/notes/#drop': pressing('person', 'drop'),
	'(coulisses)/desk/organizations/[id]/notes/#remove': pressing('organization', 'remove'),
	'(coulisses)/desk/organizations/[id]/notes/#drop': pressing('organization', 'drop'),
	'(coulisses)/desk/contacts/tags/#remove': async (world) => {
		const { label } = await noted('person');
		const tag = (await tags()).find((known) => known.label === label)?.id ?? '';
		return { page: '/desk/contacts/tags', as: world.coordinator, act: 'remove', only: row('tag', tag), figures: [1] };
	},
	'(coulisses)/desk/contacts/lists/[list]/#remove': async (world) => {
		const { contact, who } = await noted('person');
		const list = await transaction(async (tx) => {
			const id = await keepList(tx, null, NewList.parse({ name: `Liste ${word()}`, readers: 'team', asks: {} }), who);
			await placeInList(tx, id, contact, true, who);
			return id;
		});
		return { page: `/desk/contacts/lists/${list}`, as: world.coordinator, act: 'remove', figures: [1] };
	}
};
