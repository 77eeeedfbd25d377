import type { RequestEvent } from '@sveltejs/kit';
import { offeringChoices } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { countryName } from '#partnering';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf, bySelf, requirePerson } from '#web/require.server.ts';
import { groupActs } from '../acts.ts';
import { Joining } from '../group.schema.ts';
import {
	activitiesOf,
	addActivity,
	answerPart,
	askParticipant,
	askToJoin,
	insidersOf,
	inviteMember,
	leadSeatIn,
	type Member,
	mayAsk,
	participantsOf,
	removeActivity,
	type Seat,
	settleMember,
	standingIn
} from '../server/index.ts';
import { joinChoices } from './form.server.ts';
import { openOf } from './group.server.ts';

export type Event = RequestEvent<{ group: string }>;

/** Who acts in a group, as the log tells it: the team does so in its own name. */
export const byIn = (viewer: Viewer): By => (can(viewer, groupActs.keep) ? byOf(viewer) : bySelf(viewer));

/** What stands above each page of a group of one's own. */
export const headOf = ({ group, leads }: Pick<Seat, 'group' | 'leads'>, locale: Locale) => ({
	...openOf(group, locale),
	leads,
	working: group.state !== 'ended'
});

/** What is hers of a group: what she is asked or asks, and once she is inside who is in it. @throws 404 */
export async function groupMine(viewer: Viewer, id: string, locale: Locale) {
	const { group, seat, pending, asked } = await standingIn(id, viewer);
	const choices = await joinChoices(locale);
	const own = hostedBy(viewer);
	const there = seat?.members ?? [];
	const joins =
		group.shown && group.state === 'open'
			? choices.organizations.filter(
					({ value }) =>
						own.includes(value) && ![...there, ...pending].some((one) => one.organization === value && isIn(one))
				)
			: [];
	return {
		group: headOf({ group, leads: seat?.leads ?? false }, locale),
		pending: pending.map((one) => ({ ...saidOf(one, locale), state: one.state, code: one.country })),
		asked: asked.map(({ id: part, organization, state }) => ({ id: part, organization, state })),
		inside: seat && (await insideOf(seat, locale)),
		joins: { ...choices, organizations: joins },
		invites: seat?.leads ? choices : null
	};
}

const isIn = ({ state }: Member): boolean => ['member', 'asked', 'invited'].includes(state);

const saidOf = ({ id, name, slug, role, country, word }: Member, locale: Locale) => ({
	...{ id, name, slug, role, country: countryName(country, locale), word }
});

async function insideOf({ group, members, leads, answers, viewer }: Seat, locale: Locale) {
	const [insiders, participants, activities, offered] = await Promise.all([
		insidersOf(group.id),
		participantsOf(group.id),
		activitiesOf(group.id),
		leads ? offeringChoices() : []
	]);
	const shown = members.filter(isIn);
	return {
		members: await Promise.all(
			shown.map(async (one) => ({
				...saidOf(one, locale),
				...{ state: one.state, answers: answers.includes(one.id) },
				// what is said with a request is for who answers it
				word: leads && one.state === 'asked' ? one.word : '',
				hosts: insiders
					.filter(({ member, participant }) => member === one.id && participant === null)
					.map(({ id, name }) => ({ id, name })),
				participants: participants
					.filter(({ member }) => member === one.id)
					.map(({ id, name, state, person }) => ({ id, name, state, hers: person === viewer.id })),
				mayAsk: one.state === 'member' && answers.includes(one.id) ? await mayAsk(one.id) : []
			}))
		),
		activities: activities.map(({ id, slug, title }) => ({ id, slug, title: say(title, locale) })),
		offered: offered
			.filter(({ id }) => !activities.some((one) => one.id === id))
			.map(({ id, title }) => ({ value: id, label: say(title, locale).text }))
	};
}

export const pageOf = ({ params }: Event, done: string, page = ''): string =>
	`/me/groups/${params.group}${page}?done=${done}`;

/** Lets in who does what the lead of a group does. @throws 404 */
export async function requireLead(event: Event) {
	const viewer = requirePerson(event);
	const seat = await leadSeatIn(event.params.group, viewer);
	return {
		...{ group: seat.group, head: headOf(seat, event.locals.locale) },
		...{ saving: { viewer, by: byIn(viewer) }, page: `/me/groups/${seat.group.id}/edit` }
	};
}

type Entered = Readonly<{ viewer: Viewer; by: By; form: FormData; event: Event; group: string }>;

/** What a button or a small form of a page of a group does; who may is looked up where it is done. */
export const pressing =
	(
		page: string,
		done: string,
		act: (tx: Tx, entered: Entered) => Promise<unknown>,
		beside: Parameters<typeof change>[4] = ''
	) =>
	async (event: Event, viewer: Viewer) => {
		const form = await event.request.formData();
		const entered = { viewer, by: byIn(viewer), form, event, group: event.params.group };
		return change(event, typedTexts(form), (tx) => act(tx, entered), pageOf(event, done, page), beside);
	};

const joining = (write: typeof askToJoin, done: string) => async (event: Event, viewer: Viewer) => {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const given = Joining.safeParse({
		...{ organization: field('organization'), country: field('country'), role: field('role'), word: field('word') }
	});
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => write(tx, event.params.group, its, viewer, byIn(viewer)),
		pageOf(event, done),
		{ groups_organization_missing: 'organization', groups_not_now: 'organization' }
	);
};
export const join = joining(askToJoin, 'asked');
export const invite = joining(inviteMember, 'invited');

const countryIn = (form: FormData): { country?: string } => {
	const country = fieldOf(form, 'country');
	if (!country) return {};
	if (!/^[A-Z]{2}$/.test(country)) throw refused('groups_country_missing', {}, 422);
	return { country };
};

const settling = (move: 'accept' | 'decline', done: string) =>
	pressing('', done, async (tx, { viewer, by, form }) => {
		await settleMember(tx, fieldOf(form, 'member'), move, { viewer, by, ...countryIn(form) });
	});
export const accept = settling('accept', 'joined');
export const decline = settling('decline', 'declined');

export const leave = pressing('', 'left', async (tx, { viewer, by, form, event }) => {
	const { name } = await settleMember(tx, fieldOf(form, 'member'), 'leave', { viewer, by });
	requireSure(event, doing(m.groups_leave(), [m.groups_leave_says({ name })]), form);
});
export const handOver = pressing('', 'led', async (tx, { viewer, by, form, event }) => {
	const { name } = await settleMember(tx, fieldOf(form, 'member'), 'lead', { viewer, by });
	requireSure(event, doing(m.groups_hand_over(), [m.groups_hand_over_says({ name })]), form);
});

export const askPerson = pressing(
	'',
	'person_asked',
	async (tx, { viewer, by, form, group }) => {
		const [member, person] = [fieldOf(form, 'member'), fieldOf(form, 'person')];
		await askParticipant(tx, group, { member, person }, viewer, by);
	},
	{ groups_person_unknown: 'person' }
);

const parts = { yes: 'takes_part', no: 'declined' } as const;
export const answer = pressing('', 'answered', async (tx, { viewer, by, form }) => {
	const said = fieldOf(form, 'answer');
	if (said !== 'yes' && said !== 'no') throw missing();
	await answerPart(tx, fieldOf(form, 'part'), parts[said], viewer, by);
});
export const leavePart = pressing('', 'part_left', async (tx, { viewer, by, form, event }) => {
	await answerPart(tx, fieldOf(form, 'part'), 'left', viewer, by);
	requireSure(event, doing(m.groups_part_leave(), [m.groups_part_leave_says()]), form);
});

export const link = pressing('', 'activity_added', async (tx, { viewer, by, form, group }) =>
	addActivity(tx, group, fieldOf(form, 'offering'), { viewer, by })
);
export const unlink = pressing('', 'activity_removed', async (tx, { viewer, by, form, group }) =>
	removeActivity(tx, group, fieldOf(form, 'offering'), { viewer, by })
);
