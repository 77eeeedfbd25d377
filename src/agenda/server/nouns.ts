import type { Front, Noun, Occasion, Subject } from '#kernel/noun.ts';
import { front } from '#kernel/server/nouns.ts';
import { longDate, span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { placeLine } from '#network';
import { offeringKindName, organizersSaid } from '../index.ts';
import {
	booked,
	bookedOccurrences,
	findOfferings,
	followupById,
	itemsNamed,
	offeringBySlug,
	offeringToEdit,
	publishedOccurrences,
	publishedOfferings,
	publishedProgrammes,
	showFollowup,
	trashOffering
} from './index.ts';

const LONGEST_NAME = 80;

const offering: Noun = {
	kind: 'offering',
	name: m.agenda_noun_offering,
	page: {
		path: '/agenda',
		all: async () => (await publishedOfferings()).map(({ slug, updatedAt }) => ({ slug, changed: updatedAt })),
		poster: activityPoster
	},
	search: { name: m.agenda_activities, place: 10, find: (asked, _, near, on) => findOfferings(asked, near, on) },
	report: {
		find: async (id, locale) => {
			const { given, state } = await offeringToEdit(id);
			const shown = state === 'published';
			return {
				name: say(given.title, locale).text,
				path: `/agenda/${given.slug}`,
				shown,
				booked: (await booked(id)).seats
			};
		},
		hide: (tx, id, by, callOff) => trashOffering(tx, id, by, { callOff })
	}
};

/** An activity that has a programme has a second page, that of its festival. */
const item: Noun = {
	kind: 'item',
	name: m.agenda_noun_item,
	page: {
		path: '/festival',
		all: async () => (await publishedProgrammes()).map(({ slug, updatedAt }) => ({ slug, changed: updatedAt }))
	},
	occasion: async (ids, locale) =>
		new Map(
			(await itemsNamed(ids)).map(({ id, title, offering, slug, publishedAt, deletedAt }) => [
				id,
				{
					title: say(title, locale).text,
					path: `/festival/${slug}`,
					deskPath: `/desk/activities/${offering}/programme/${id}`,
					shown: publishedAt !== null && deletedAt === null
				}
			])
		)
};

const followup: Noun = {
	kind: 'followup',
	name: m.agenda_noun_followup,
	report: {
		find: async (id) => {
			const { text, path, shown } = await followupById(id);
			return { name: text.slice(0, LONGEST_NAME), path, shown };
		},
		hide: async (tx, id, by) => showFollowup(tx, (await followupById(id, tx)).occurrence, id, false, by)
	}
};

export const nouns: readonly Noun[] = [
	offering,
	item,
	followup,
	{ kind: 'occurrence', name: m.agenda_noun_occurrence, occasion: occasionsOf },
	{ kind: 'material', name: m.agenda_noun_material },
	{ kind: 'proposal', name: m.agenda_noun_proposal }
];

export const fronts: readonly Front[] = [
	front('/agenda', 'agenda', m.web_agenda, m.agenda_lede),
	front('/propose', 'agenda', m.proposals_propose, m.proposals_lede)
];

async function occasionsOf(ids: readonly string[], locale: Locale): Promise<Map<string, Occasion>> {
	const published = new Set((await publishedOccurrences(ids)).map(({ occurrence }) => occurrence.id));
	return new Map(
		(await bookedOccurrences(ids)).map(({ occurrence: { id, theme }, offering }) => [
			id,
			{
				title: [offering.title, theme].flatMap((words) => (words ? say(words, locale).text : [])).join(' — '),
				path: `/agenda/${offering.slug}`,
				deskPath: `/desk/activities/${offering.id}/${id}`,
				shown: published.has(id)
			}
		])
	);
}

async function activityPoster(slug: string, locale: Locale): Promise<Subject> {
	const { offering: its, coming } = await offeringBySlug(slug);
	const [next, second] = coming.filter(({ status }) => status === 'scheduled');
	const when = next && span(next.startsAt, next.endsAt, locale, next.timeZone);
	const later = second && m.feeds_then({ date: longDate(second.startsAt, locale, second.timeZone) }, { locale });
	return {
		area: its.area,
		kicker: offeringKindName(its.kind, locale),
		title: say(its.title, locale).text,
		lines: [when, next?.place && placeLine(next.place), later, organizersSaid(its)].flatMap((line) => line || [])
	};
}
