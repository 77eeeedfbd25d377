import { followupById, occurrencesToEdit, offeringToEdit, showFollowup, trashOffering } from '#agenda/server';
import { newsPath, pagePath } from '#editorial';
import { newsForm, pageForm, trashNews, trashPage } from '#editorial/server';
import { ifThere, missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { decideWork, reportedWork } from '#learning/server';
import { m } from '#messages';
import {
	organizationById,
	ownProfile,
	placeById,
	profileBySlug,
	trashOrganization,
	trashPlace,
	trashProfile,
	trashWork,
	workDraft
} from '#network/server';

/** Something that can be reported: what it is called and where it is. */
export type Reported = Readonly<{
	name: string;
	path: string;
	shown: boolean;
	/** The hub cannot be without it. */
	lasting?: boolean;
	/** How many places are taken in what would be called off with it. */
	booked?: number;
}>;

type Kind = Readonly<{
	label: () => string;
	find: (id: string, locale: Locale) => Promise<Reported>;
	/** Takes it from the public, so that the team can bring it back; missing where there is no such way. `callOff`: what people booked too. */
	hide?: (tx: Tx, id: string, by: string, callOff: boolean) => Promise<void>;
}>;

type Reader = Parameters<typeof profileBySlug>[1];

const LONGEST_NAME = 80;
const desk = (person: string) => ({ actor: ref('person', person), source: 'desk' }) as const;

/** What people can report, by the name in the link « Signaler »: composed here, since moderation knows no other module. */
export const reportable: Readonly<Record<string, Kind>> = {
	news: {
		label: m.moderation_kind_news,
		find: async (id, locale) => {
			const its = await newsForm(id);
			const shown = !its.trashedAt && its.publishedAt !== null && its.publishedAt <= new Date();
			return { name: say(its.title, locale).text, path: newsPath(its), shown };
		},
		hide: (tx, id, by) => trashNews(tx, id, desk(by))
	},
	page: {
		label: m.moderation_kind_page,
		find: async (id, locale) => {
			const its = await pageForm(id);
			return {
				name: say(its.words.title, locale).text,
				path: pagePath(its),
				shown: !its.trashedAt && its.publishedAt !== null,
				lasting: its.kind !== 'free'
			};
		},
		hide: (tx, id, by) => trashPage(tx, id, desk(by))
	},
	offering: {
		label: m.moderation_kind_offering,
		find: async (id, locale) => {
			const { given, state } = await offeringToEdit(id);
			const shown = state === 'published';
			return { name: say(given.title, locale).text, path: `/agenda/${given.slug}`, shown, booked: await bookedIn(id) };
		},
		hide: (tx, id, by, callOff) => trashOffering(tx, id, desk(by), { callOff })
	},
	followup: {
		label: m.agenda_followup_kind,
		find: async (id) => {
			const { text, path, shown } = await followupById(id);
			return { name: text.slice(0, LONGEST_NAME), path, shown };
		},
		hide: async (tx, id, by) => showFollowup(tx, (await followupById(id, tx)).occurrence, id, false, desk(by))
	},
	organization: {
		label: m.moderation_kind_organization,
		find: async (id) => {
			const { name, slug, deletedAt } = await organizationById(id);
			return { name, path: `/network/${slug}`, shown: !deletedAt };
		},
		hide: (tx, id, by) => trashOrganization(tx, id, desk(by))
	},
	place: {
		label: m.network_place,
		find: async (id) => {
			const { name, slug, deletedAt } = await placeById(id);
			return { name, path: `/places/${slug}`, shown: !deletedAt };
		},
		hide: (tx, id, by) => trashPlace(tx, id, true, desk(by))
	},
	work: {
		label: m.moderation_kind_work,
		find: async (id, locale) => {
			const { title, slug, publishedAt, deletedAt } = await workDraft(id);
			return { name: say(title, locale).text, path: `/gallery/${slug}`, shown: publishedAt !== null && !deletedAt };
		},
		hide: (tx, id, by) => trashWork(tx, id, true, desk(by))
	},
	class_work: {
		label: m.classes_work,
		find: async (id) => {
			const { title, state } = await reportedWork(id);
			return { name: title, path: '/class/wall', shown: state === 'shown' };
		},
		hide: async (tx, id, by) => decideWork(tx, (await reportedWork(id, tx)).class, id, 'removed', desk(by))
	},
	person: {
		label: m.moderation_kind_person,
		// whoever reports may know her address without being somebody to whom she shows her name
		find: async (id) => {
			const its = await ownProfile(id);
			if (!its) throw missing();
			const shown = its.publishedAt !== null && !its.deletedAt;
			return { name: m.moderation_kind_person(), path: `/people/${its.slug}`, shown };
		},
		hide: (tx, id, by) => trashProfile(tx, id, true, desk(by))
	}
};

async function bookedIn(offering: string): Promise<number> {
	const now = new Date();
	const coming = (await occurrencesToEdit(offering)).filter(
		({ endsAt, status }) => endsAt > now && status === 'scheduled'
	);
	return coming.reduce((sum, { taken, places }) => sum + taken + places.waiting, 0);
}

/** What a link « Signaler » names; null when there is no such thing, or not any more. */
export async function reported(kind: string, id: string, locale: Locale): Promise<Reported | null> {
	const known = Object.hasOwn(reportable, kind) ? reportable[kind] : undefined;
	if (!known) return null;
	return ifThere(known.find(id, locale));
}

/** Whether somebody may report it: of a person even the address tells her name, so she must be one whom the reader sees. */
export const mayReport = async (kind: string, { path, shown }: Reported, reader: Reader): Promise<boolean> =>
	shown && (kind !== 'person' || (await ifThere(profileBySlug(path.slice('/people/'.length), reader))) !== null);
