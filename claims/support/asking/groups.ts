import { sql } from 'kysely';
import {
	addDocument,
	answerPart,
	askParticipant,
	giveTask,
	inviteMember,
	membersOf,
	moveGroup,
	participantsOf,
	promiseDeliverable,
	settleMember,
	writeGroup
} from '#groups/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { type Arrange, one, row, word, words } from './world.ts';

const by = { actor: null, source: 'demo' as const };

/** A group that an invented station leads, with the hub's own team in it, for which somebody of it takes part. */
async function group() {
	const [station, hub] = [await organization('tele-terril'), await organization('equipe-du-hub')];
	const team = await absent(
		await one(sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`)
	);
	if (!team) throw new Error('nobody is of the team');
	const answers: Viewer = {
		...team,
		roles: [station, hub].map((id) => ({ role: 'partner' as const, scope: ref('organization', id) }))
	};
	const text = words(word());
	const given = {
		kind: 'project' as const,
		title: text,
		summary: text,
		body: text,
		sectors: [],
		place: null,
		site: ''
	};
	const when = { starts: '2099-01-01', ends: '2099-12-31', operation: null, public: true };
	return transaction(async (tx) => {
		const lead = { organization: station, country: 'BE' };
		const id = await writeGroup(tx, { ...given, ...when }, lead, by, { fictional: true });
		const [first] = await membersOf(id, tx);
		await settleMember(tx, first?.id ?? '', 'accept', { viewer: answers, by });
		await moveGroup(tx, id, 'open', by);
		const joining = { organization: hub, country: 'FI', role: 'partner' as const, word: '' };
		const member = await inviteMember(tx, id, joining, answers, by);
		await settleMember(tx, member, 'accept', { viewer: answers, by });
		await askParticipant(tx, id, { member, person: team.id }, answers, by);
		const [part] = await participantsOf(id, tx);
		await answerPart(tx, part?.id ?? '', 'takes_part', answers, by);
		return { id, member, part: part?.id ?? '', working: { viewer: answers, by } };
	});
}

const organization = (slug: string): Promise<string> =>
	one(sql`select id from network.organization where slug = ${slug}`);

type Group = Awaited<ReturnType<typeof group>>;

/** An act of the team on a page of a group, once something is there to act on. */
const team =
	(page: (its: Group) => string, act: string, prepare: (its: Group) => Promise<string | undefined>): Arrange =>
	async ({ coordinator }) => {
		const its = await group();
		const only = await prepare(its);
		return { page: page(its), as: coordinator, act, figures: [], ...(only ? { only } : {}) };
	};

const inside =
	(part = '') =>
	({ id }: Group): string =>
		`/me/groups/${id}${part}`;
const me = '(person)/me/groups/[group]/';
const nothing = async (): Promise<undefined> => undefined;

/** What takes something of a group away. */
export const groups: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/groups/[group]/#end': team(({ id }) => `/desk/groups/${id}`, 'end', nothing),
	[`${me}edit/#end`]: team(inside('/edit'), 'end', nothing),
	[`${me}#leave`]: team(inside(), 'leave', async ({ member }) => row('member', member)),
	[`${me}#lead`]: team(inside(), 'lead', async ({ member }) => row('member', member)),
	[`${me}#leavePart`]: team(inside(), 'leavePart', async ({ part }) => row('part', part)),
	[`${me}work/#drop`]: team(inside('/work'), 'drop', async ({ id, working }) => {
		await transaction((tx) => giveTask(tx, id, { title: word(), due: null, person: null }, working));
		return undefined;
	}),
	[`${me}work/#dropPromise`]: team(inside('/work'), 'dropPromise', async ({ id, member, working }) => {
		await transaction((tx) => promiseDeliverable(tx, id, { title: word(), due: '2099-05-01', member }, working));
		return undefined;
	}),
	[`${me}decisions/#remove`]: team(inside('/decisions'), 'remove', async ({ id, working }) => {
		const document = { title: word(), link: 'https://example.org/' };
		await transaction((tx) => addDocument(tx, id, document, { ...working, sent: null }));
		return undefined;
	})
};
