import { ifThere, missing } from '#kernel/errors.ts';
import type { Front, Noun, Subject } from '#kernel/noun.ts';
import type { Section } from '#kernel/section.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { initial, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationKindName, workKindName } from '../index.ts';
import { organizationNames } from './directory.ts';
import { trashWork, workDraft } from './gallery/editing.ts';
import { workBySlug, works } from './gallery/works.ts';
import { openWorks } from './open-data.ts';
import { organizationById, organizationBySlug } from './organizations.ts';
import { profileBySlug, visiblePeople } from './people/directory.ts';
import { ownProfile, trashProfile } from './people/profiles.ts';
import { placeById, placeBySlug, placeNames, trashPlace } from './places.ts';
import { findOrganizations, findPeople, findWorks } from './search.ts';
import { trashOrganization } from './trash.ts';

const organization: Noun = {
	kind: 'organization',
	name: m.network_noun_organization,
	page: { path: '/network', all: () => organizationNames(), poster: organizationPoster },
	search: {
		name: m.network_organizations,
		place: 50,
		find: (asked, _, near, on) => findOrganizations(asked, near, on)
	},
	report: {
		find: async (id) => {
			const { name, slug, deletedAt } = await organizationById(id);
			return { name, path: `/network/${slug}`, shown: !deletedAt };
		},
		hide: (tx, id, by) => trashOrganization(tx, id, by)
	}
};

const place: Noun = {
	kind: 'place',
	name: m.network_noun_place,
	page: { path: '/places', all: placeNames, poster: placePoster },
	report: {
		find: async (id) => {
			const { name, slug, deletedAt } = await placeById(id);
			return { name, path: `/places/${slug}`, shown: !deletedAt };
		},
		hide: (tx, id, by) => trashPlace(tx, id, true, by)
	}
};

const work: Noun = {
	kind: 'work',
	name: m.network_noun_work,
	page: { path: '/gallery', all: () => every(async (some) => (await works(some)).works), poster: workPoster },
	search: { name: m.search_works, place: 70, find: (asked, _, near, on) => findWorks(asked, near, on) },
	report: {
		find: async (id, locale) => {
			const { title, slug, publishedAt, deletedAt } = await workDraft(id);
			return { name: say(title, locale).text, path: `/gallery/${slug}`, shown: publishedAt !== null && !deletedAt };
		},
		hide: (tx, id, by) => trashWork(tx, id, true, by)
	}
};

const person: Noun = {
	kind: 'person',
	name: m.identity_noun_person,
	page: {
		path: '/people',
		all: () => every(async (some) => (await visiblePeople(null, some)).people),
		poster: personPoster
	},
	search: { name: m.people_title, place: 60, find: findPeople },
	report: {
		// whoever reports may know her address without being somebody to whom she shows her name
		find: async (id) => {
			const { slug, publishedAt, deletedAt } = await profileOf(id);
			const shown = publishedAt !== null && !deletedAt;
			return { name: initial(m.identity_noun_person()), path: `/people/${slug}`, shown };
		},
		// even the address tells her name
		seenBy: async (id, reader) =>
			(await ifThere(profileOf(id).then(({ slug }) => profileBySlug(slug, reader)))) !== null,
		hide: (tx, id, by) => trashProfile(tx, id, true, by)
	}
};

export const nouns: readonly Noun[] = [
	organization,
	place,
	person,
	{ kind: 'contact_list', name: m.contacts_noun_list },
	{ kind: 'region', name: m.network_noun_region },
	{ kind: 'sectors', name: m.network_noun_sectors },
	{ kind: 'skills', name: m.network_noun_skills }
];

export const fronts: readonly Front[] = [
	front('/network', 'network', m.network_title, m.network_lede),
	front('/people', 'network', m.people_title, m.people_lede)
];

/** The gallery: works, and who made them. */
export const gallery: Section = {
	key: 'gallery',
	name: m.gallery_title,
	text: m.gallery_section,
	paths: ['/gallery'],
	desk: ['/desk/gallery'],
	filled: 'exists (select from network.work where deleted_at is null)',
	nouns: [work],
	fronts: [front('/gallery', 'network', m.gallery_title, m.gallery_lede)],
	open: openWorks
};

async function profileOf(id: string) {
	const its = await ownProfile(id);
	if (!its) throw missing();
	return its;
}

async function organizationPoster(slug: string, locale: Locale): Promise<Subject> {
	const { name, kind, sentence, locality } = await organizationBySlug(slug);
	const lines = [say(sentence, locale).text, locality ?? ''];
	return { area: 'network', kicker: organizationKindName(kind, locale), title: name, lines };
}

async function placePoster(slug: string, locale: Locale): Promise<Subject> {
	const { name, sentence, ...where } = await placeBySlug(slug);
	const lines = [sentence ? say(sentence, locale).text : '', where.address ?? '', where.locality ?? ''];
	return { area: 'network', kicker: m.web_place({}, { locale }), title: name, lines };
}

/** Only what anybody may see, whoever asks for the picture. */
async function personPoster(slug: string, locale: Locale): Promise<Subject> {
	const { name, headline, locality, published } = await profileBySlug(slug, null);
	if (!published) throw missing();
	const lines = [headline ? say(headline, locale).text : '', locality ?? ''];
	return { area: 'network', kicker: m.people_title({}, { locale }), title: name, lines };
}

async function workPoster(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, kind, year } = await workBySlug(slug, null);
	const kicker = [workKindName(kind), year].filter(Boolean).join(' · ');
	return { area: 'network', kicker, title: say(title, locale).text, lines: [summary ? say(summary, locale).text : ''] };
}
