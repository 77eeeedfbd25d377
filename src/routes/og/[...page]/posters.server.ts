import { offeringKindName } from '#agenda';
import { offeringBySlug } from '#agenda/server';
import { newsBySlug, pageBySlug } from '#editorial/server';
import { missing } from '#kernel/errors.ts';
import type { Poster } from '#kernel/server/drawing.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate, span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationKindName, placeLine, workKindName } from '#network';
import { organizationBySlug, placeBySlug, profileBySlug, workBySlug } from '#network/server';
import { publishedShow } from '#stage/server';
import type { Area } from '#ui/area.ts';
import { typeset } from '#ui/typeset.ts';
import { learningSubject } from './learning.server.ts';

/** The light theme's colours of the areas (`src/ui/styles/tokens.css`) as the drawing knows them. */
const colours: Record<Area, readonly [colour: string, ink: string]> = {
	network: ['#3a3d45', '#15171c'],
	agenda: ['#c2452d', '#b83c23'],
	learning: ['#2f7d57', '#24744e'],
	journey: ['#e4a82f', '#875f05'],
	venture: ['#2f6bd6', '#2662cd'],
	stage: ['#7a3e8e', '#7a3e8e'],
	city: ['#16808a', '#02717a'],
	impact: ['#7d756a', '#6c655a']
};

export type Subject = Readonly<{ area: Area; kicker: string; title: string; lines?: readonly string[] }>;

/** The picture of a public page, by its path in parts. @throws 404 when there is no such page. */
export async function posterOf(path: readonly string[], locale: Locale): Promise<Poster> {
	const { name } = await hub();
	const { area, kicker, title, lines = [] } = await subjectOf(path, locale);
	const [colour, ink] = colours[area];
	return { colour, ink, kicker, title: typeset(title, locale), lines, hub: name };
}

async function subjectOf([first = '', slug = '', ...rest]: readonly string[], locale: Locale): Promise<Subject> {
	if (first === 'learning') return learningSubject(slug, rest, locale);
	const subject = subjects[`${first}/${slug && '*'}`];
	if (!subject || rest.length) throw missing();
	return subject(slug, locale);
}

const subjects: Record<string, (slug: string, locale: Locale) => Promise<Subject>> = {
	'home/': async (_, locale) => {
		const { claim, region } = await hub();
		return { area: 'agenda', kicker: say(region, locale).text, title: say(claim, locale).text };
	},
	'agenda/': async (_, locale) => ({
		area: 'agenda',
		kicker: say((await hub()).region, locale).text,
		title: m.routes_agenda({}, { locale }),
		lines: [m.routes_agenda_lede({}, { locale })]
	}),
	'network/': async (_, locale) => ({
		area: 'network',
		kicker: say((await hub()).region, locale).text,
		title: m.routes_network({}, { locale }),
		lines: [m.routes_network_lede({}, { locale })]
	}),
	'people/': async (_, locale) => ({
		area: 'network',
		kicker: say((await hub()).region, locale).text,
		title: m.people_title({}, { locale }),
		lines: [m.people_lede({}, { locale })]
	}),
	'gallery/': async (_, locale) => ({
		area: 'network',
		kicker: say((await hub()).region, locale).text,
		title: m.gallery_title({}, { locale }),
		lines: [m.gallery_lede({}, { locale })]
	}),
	'news/': async (_, locale) => ({
		area: 'agenda',
		kicker: say((await hub()).region, locale).text,
		title: m.editorial_news({}, { locale }),
		lines: [m.editorial_news_lede({}, { locale })]
	}),
	'antenne/': async (_, locale) => ({
		area: 'stage',
		kicker: say((await hub()).region, locale).text,
		title: m.antenne_title({}, { locale }),
		lines: [m.antenne_lede({}, { locale })]
	}),
	'privacy/': (_, locale) => page('privacy', locale),
	'agenda/*': activity,
	'antenne/*': show,
	'network/*': organization,
	'places/*': place,
	'people/*': person,
	'gallery/*': work,
	'news/*': news,
	'pages/*': page
};

async function activity(slug: string, locale: Locale): Promise<Subject> {
	const { offering, coming } = await offeringBySlug(slug);
	const [next, second] = coming.filter(({ status }) => status === 'scheduled');
	const when = next && span(next.startsAt, next.endsAt, locale, next.timeZone);
	const later = second && m.feeds_then({ date: longDate(second.startsAt, locale, second.timeZone) }, { locale });
	return {
		area: offering.area,
		kicker: offeringKindName(offering.kind, locale),
		title: say(offering.title, locale).text,
		lines: [when, next?.place && placeLine(next.place), later, offering.organization.name].flatMap((line) => line || [])
	};
}

async function show(id: string, locale: Locale): Promise<Subject> {
	const { listing, stations } = await publishedShow(id);
	const { occurrence, offering } = listing;
	return {
		area: 'stage',
		kicker: m.antenne_title({}, { locale }),
		title: say(occurrence.theme ?? offering.title, locale).text,
		lines: [
			span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone),
			stations.map(({ name }) => name).join(' + ')
		].filter(Boolean)
	};
}

async function organization(slug: string, locale: Locale): Promise<Subject> {
	const { name, kind, sentence, locality } = await organizationBySlug(slug);
	return {
		area: 'network',
		kicker: organizationKindName(kind, locale),
		title: name,
		lines: [say(sentence, locale).text, locality].flatMap((line) => line || [])
	};
}

async function place(slug: string, locale: Locale): Promise<Subject> {
	const its = await placeBySlug(slug);
	return {
		area: 'network',
		kicker: m.network_place({}, { locale }),
		title: its.name,
		lines: [its.sentence && say(its.sentence, locale).text, its.address, its.locality].flatMap((line) => line || [])
	};
}

/** Only what anybody may see, whoever asks for the picture. */
async function person(slug: string, locale: Locale): Promise<Subject> {
	const { name, headline, locality, published } = await profileBySlug(slug, null);
	if (!published) throw missing();
	return {
		area: 'network',
		kicker: m.people_title({}, { locale }),
		title: name,
		lines: [headline && say(headline, locale).text, locality].flatMap((line) => line || [])
	};
}

async function work(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, kind, year } = await workBySlug(slug, null);
	return {
		area: 'network',
		kicker: [workKindName(kind), year].filter(Boolean).join(' · '),
		title: say(title, locale).text,
		lines: [summary && say(summary, locale).text].flatMap((line) => line || [])
	};
}

async function news(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, publishedAt } = await newsBySlug(slug, locale);
	const { timeZone } = await hub();
	return {
		area: 'agenda',
		kicker: [m.editorial_news({}, { locale }), publishedAt && longDate(publishedAt, locale, timeZone)]
			.filter(Boolean)
			.join(' · '),
		title: say(title, locale).text,
		lines: [say(summary, locale).text]
	};
}

async function page(slug: string, locale: Locale): Promise<Subject> {
	const { title } = await pageBySlug(slug, locale);
	return { area: 'network', kicker: say((await hub()).region, locale).text, title: title.text };
}
