import { type Made, ORGANIZATION, type Seen } from './visibility-people.ts';

export type ReaderName = 'visitor' | 'member' | 'host' | 'coordinator' | 'herself';

/** Where somebody could be seen: which of her words must stand there. Any other of them must not. */
export type Surface = Readonly<{
	name: string;
	/** The same for everybody, or one of each person. */
	path: string | ((one: Made) => string);
	/** Looked at by these readers only. */
	readers?: readonly ReaderName[];
	/** The same for whoever reads: what a visitor sees. */
	open?: true;
	status?: (sees: Seen, one: Made, reader: ReaderName) => number;
	shows: (sees: Seen, one: Made, reader: ReaderName) => readonly string[];
	/** Left out where this program has none (404 to everybody). */
	optional?: true;
}>;

const nothing = (): readonly string[] => [];
const card = ({ page, profile }: Seen, { first, headline }: Made) =>
	page ? [first, ...(profile ? [headline] : [])] : [];
/** Her headline finds her only for whom she shows it to. */
const cardBySought = (sees: Seen, one: Made) => (sees.profile ? card(sees, one) : []);
const pageStatus = ({ page }: Seen, { of }: Made, reader: ReaderName) =>
	// she herself sees her own page before it is published
	page || (reader === 'herself' && of.end === 'unpublished') ? 200 : 404;

function whole(sees: Seen, one: Made, reader: ReaderName): string[] {
	if (pageStatus(sees, one, reader) === 404) return [];
	const { first, headline, role, email, title, slug } = one;
	const { profile, affiliations, contact } = sees;
	const told = [...(profile ? [headline] : []), ...(affiliations ? [role] : []), ...(contact ? [email] : [])];
	return [first, title, slug, ...told];
}

/** At a work: by her name when she shows it, else as the credits spell her when she agreed; who may be a minor is shown to nobody else. */
function credited({ name }: Seen, { first, credit, title, of }: Made): string[] {
	if (name) return [title, first];
	return of.agreed && of.birthYear === undefined ? [title, credit] : [title];
}

const everywhere: readonly Surface[] = [
	{ name: 'list', path: '/fr/personnes', shows: card },
	{ name: 'list in Dutch', path: '/nl/mensen', shows: card },
	{ name: 'list by name', path: ({ second }) => `/fr/personnes?q=${second}`, shows: card },
	{ name: 'list by headline', path: ({ sought }) => `/fr/personnes?q=${sought}`, shows: cardBySought },
	{ name: 'page', path: ({ slug }) => `/fr/personnes/${slug}`, status: pageStatus, shows: whole },
	{ name: 'data of the page', path: ({ slug }) => `/fr/personnes/${slug}/__data.json`, shows: whole },
	{
		name: 'organisation',
		path: `/fr/reseau/${ORGANIZATION}`,
		shows: ({ name, affiliations }, { first, role }) => (name && affiliations ? [first, role] : [])
	},
	{ name: 'credits', path: ({ work }) => `/fr/galerie/${work}`, shows: credited },
	{ name: 'search by name', path: ({ second }) => `/fr/chercher?q=${second}`, shows: card, optional: true },
	{ name: 'search by headline', path: ({ sought }) => `/fr/chercher?q=${sought}`, shows: cardBySought, optional: true },
	{ name: 'API people', path: '/api/v1/people', open: true, shows: card },
	{ name: 'API people by name', path: ({ second }) => `/api/v1/people?q=${second}`, open: true, shows: card },
	{
		name: 'API people by headline',
		path: ({ sought }) => `/api/v1/people?q=${sought}`,
		open: true,
		shows: cardBySought
	},
	{ name: 'API works', path: ({ title }) => `/api/v1/works?q=${title}`, open: true, shows: (_, { title }) => [title] },
	{ name: 'API search', path: ({ second }) => `/api/v1/search?q=${second}`, open: true, shows: card, optional: true },
	{
		name: 'sitemap',
		path: '/sitemap.xml',
		open: true,
		shows: ({ page }, { slug }) => (page ? [slug] : []),
		optional: true
	}
];

/** What tells of the hub and never of a person. */
const impersonal = [
	'/fr',
	'/fr/reseau',
	'/fr/galerie',
	'/fr/agenda',
	'/fr/agenda.ics',
	'/fr/agenda.atom',
	'/fr/actualites'
];
const feeds = [
	'/fr/news.atom',
	...['activities', 'organizations', 'programmes', 'classes', 'ways', 'openapi.json'].map((name) => `/api/v1/${name}`)
];

const strangers: readonly ReaderName[] = ['visitor', 'member', 'host', 'herself'];
const shut = (_: Seen, __: Made, reader: ReaderName) => (reader === 'visitor' ? 303 : 404);
const known = (_: Seen, { first, email, of }: Made) => (of.end === 'erased' ? [] : [first, email]);
const team = { readers: ['coordinator'] } as const;

/** The team knows everybody but who is erased; for any other, Coulisses' people are not there. */
const coulisses: readonly Surface[] = [
	{ name: 'Coulisses', path: ({ second }) => `/fr/coulisses/personnes?q=${second}`, ...team, shows: known },
	{
		name: 'export',
		path: ({ second }) => `/fr/coulisses/personnes/export?format=csv&q=${second}`,
		...team,
		shows: known
	},
	{
		name: 'person in Coulisses',
		path: ({ id }) => `/fr/coulisses/personnes/${id}`,
		...team,
		status: (_, { of }) => (of.end === 'erased' ? 404 : 200),
		shows: (_, { first, headline, email, role, of }) => (of.end === 'erased' ? [] : [first, headline, email, role])
	},
	...['', '/export?format=csv'].map((more) => ({
		name: `people of Coulisses${more} for others`,
		path: `/fr/coulisses/personnes${more}`,
		readers: strangers,
		status: shut,
		shows: nothing
	})),
	{
		name: 'person in Coulisses for others',
		path: ({ id }) => `/fr/coulisses/personnes/${id}`,
		readers: strangers,
		status: shut,
		shows: nothing
	},
	...[
		'/fr/coulisses/galerie',
		'/fr/coulisses/galerie/export?format=csv',
		'/fr/coulisses/organisations/export?format=csv'
	].map((path) => ({
		name: `a host’s ${path}`,
		path,
		readers: ['host'] as const,
		shows: nothing,
		optional: true as const
	})),
	{ name: 'the data of others', path: '/fr/moi/data.json', readers: ['member', 'host', 'coordinator'], shows: nothing },
	{
		name: 'her own data',
		path: '/fr/moi/data.json',
		readers: ['herself'],
		shows: (_, { first, headline, email, role, credit, slug }) => [first, headline, email, role, credit, slug]
	}
];

export const surfaces: readonly Surface[] = [
	...everywhere,
	...[...impersonal, ...feeds].map((path) => ({ name: path, path, shows: nothing, optional: true as const })),
	...coulisses
];
