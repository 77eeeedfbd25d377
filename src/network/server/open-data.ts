import { z } from 'zod';
import { href } from '#kernel/address.ts';
import { Picture } from '#kernel/picture.schema.ts';
import {
	choiceParameter,
	listOf,
	nextPage,
	openData,
	pageOf,
	pageParameter,
	textParameter
} from '#kernel/server/open-data.ts';
import { inTourismWords, pointOfInterest, tourismPage } from '#kernel/server/open-tourism.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { NewOrganization, NewPlace, openings, Slug, workKinds } from '../index.ts';
import { countOrganizations, organizations } from './directory.ts';
import { works } from './gallery/works.ts';
import { visiblePeople } from './people/directory.ts';
import { skillsLike } from './people/skills.ts';
import { countPlaces, places } from './places.ts';

const MOST = 100;
const words = textParameter('q', 'Words to find');
const inSector = textParameter('sector', 'A sector, by its slug');

/** An organisation of the directory, as anyone may read it. */
const Organization = NewOrganization.safeExtend({ id: z.uuid(), slug: Slug });

/** Where something is; `organization` keeps it. */
const Place = NewPlace.safeExtend({ id: z.uuid(), slug: Slug });

/** A person who shows herself to everyone, with what she shows; what she does not show is null or empty. */
const Person = z.strictObject({
	slug: z.string(),
	name: z.string(),
	headline: Words.nullable(),
	locality: z.string().nullable(),
	openTo: z.array(z.enum(openings)),
	skills: z.array(z.strictObject({ uri: z.url(), label: Words })),
	fictional: z.boolean()
});

/** Something made in the hub. */
const Work = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	kind: z.enum(workKinds),
	title: Words,
	summary: Words,
	year: z.int().nullable(),
	sectors: z.array(z.string()),
	organization: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
	picture: Picture.nullable(),
	fictional: z.boolean()
});

/** A skill of the list, under its identifier in ESCO. */
const Skill = z.strictObject({ uri: z.url(), label: Words });

export const open = [
	openData({
		path: '/organizations',
		summary: 'The directory of organisations',
		parameters: [inSector, words, pageParameter],
		gives: '100 organisations, by name',
		shape: pageOf(Organization),
		read: async ({ url }) => {
			const { q: text, page, filters } = listQuery(url, { sorts: ['name'], filters: ['sector'] });
			const asked = { sector: filters.sector || undefined, text: text || undefined };
			const [found, total] = await Promise.all([
				organizations({ ...asked, page, limit: MOST }),
				countOrganizations(asked)
			]);
			const items = found.map(
				({ createdAt: _, updatedAt: __, verifiedAt: ___, deletedAt: ____, ...organization }) => organization
			);
			return { items, total, next: nextPage(page, MOST, total) };
		}
	}),
	openData({
		path: '/places',
		summary: 'The places of the hub and of its partners',
		parameters: [words, pageParameter],
		gives: '100 places, by name',
		shape: pageOf(Place),
		read: async ({ url }) => {
			const { q: text, page } = listQuery(url, { sorts: ['name'] });
			const [found, total] = await Promise.all([
				places(undefined, { text, page, limit: MOST, sort: 'name' }),
				countPlaces({ text })
			]);
			const items = found.map(({ organizationName: _, updatedAt: __, deletedAt: ___, ...place }) => place);
			return { items, total, next: nextPage(page, MOST, total) };
		}
	}),
	openData({
		path: '/datatourisme/places',
		summary: 'The real places of the hub and of its partners in the words of the DATAtourisme ontology (JSON-LD)',
		parameters: [words, pageParameter],
		gives: 'What is real among 100 places, by name',
		shape: tourismPage,
		read: async ({ url }) => {
			const { q: text, page } = listQuery(url, { sorts: ['name'] });
			const [found, total] = await Promise.all([
				places(undefined, { text, page, limit: MOST, sort: 'name' }),
				countPlaces({ text })
			]);
			const items = found.filter(({ fictional }) => !fictional).map(visited);
			return inTourismWords({ items, total, next: nextPage(page, MOST, total) });
		}
	}),
	openData({
		path: '/people',
		summary: 'The people who show themselves to everyone',
		parameters: [
			words,
			textParameter('skill', 'A skill, by its identifier in ESCO'),
			textParameter('locality', 'Where they are'),
			pageParameter
		],
		gives: '100 people, by name',
		shape: pageOf(Person),
		read: async ({ url }) => {
			const { q: text, page, filters } = listQuery(url, { sorts: ['name'], filters: ['skill', 'locality'] });
			const { skill, locality } = filters;
			const found = await visiblePeople(null, { text, skill, locality, limit: MOST, offset: (page - 1) * MOST });
			const items = found.people.map((one) => ({
				...{ slug: one.slug, name: one.name, headline: one.headline, locality: one.locality },
				...{ openTo: [...one.openTo], skills: [...one.skills], fictional: one.fictional }
			}));
			return { items, total: found.total, next: nextPage(page, MOST, found.total) };
		}
	}),
	openData({
		path: '/skills',
		summary:
			'Skills that hold some words, in any language that the hub has them in (ESCO classification of the European Commission)',
		parameters: [words],
		gives: 'Up to 20 skills, the best first',
		shape: listOf(Skill),
		read: async ({ url }) => ({ items: await skillsLike(url.searchParams.get('q') ?? '') })
	})
];

const kinds: Readonly<Record<string, readonly string[]>> = {
	museum: ['CulturalSite', 'Museum'],
	library: ['CulturalSite', 'Library']
};

const visited = (place: Awaited<ReturnType<typeof places>>[number]) =>
	pointOfInterest({
		...{ id: place.id, url: publicUrl() + href(`/network/places/${place.slug}`, locales[0]), label: place.name },
		...{
			types: ['PlaceOfInterest', ...(kinds[place.kind] ?? [])],
			text: place.sentence,
			where: place,
			by: place.organizationName
		}
	});

/** The gallery as open data. */
export const openWorks = [
	openData({
		path: '/works',
		summary: 'What was made in the hub',
		parameters: [words, choiceParameter('kind', 'What it is', workKinds), inSector, pageParameter],
		gives: '100 works, the latest first',
		shape: pageOf(Work),
		read: async ({ url }) => {
			const { q: text, page, filters } = listQuery(url, { sorts: ['year'], filters: ['kind', 'sector'] });
			const { kind, sector } = filters;
			const found = await works({ text, kind, sector, limit: MOST, offset: (page - 1) * MOST });
			const items = found.works.map(({ updatedAt: _, sectors, organization, ...work }) => ({
				...{ ...work, sectors: [...sectors] },
				organization: organization && { slug: organization.slug, name: organization.name }
			}));
			return { items, total: found.total, next: nextPage(page, MOST, found.total) };
		}
	})
];
