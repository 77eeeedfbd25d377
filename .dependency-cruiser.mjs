// Who may import whom: the architecture on one screen. Checked by `npm test -- arrows`, drawn in docs/map.md.
const base = ['kernel'];
const pages = [...base, 'ui', 'web'];
const network = [...pages, 'participation', 'exchange'];
const spaces = [...network, 'network'];
const agenda = [...spaces, 'spaces'];
const area = [...agenda, 'agenda'];
const everything = [
	...area,
	'sensing',
	'editorial',
	'moderation',
	'partnering',
	'missions',
	'groups',
	'learning',
	'venture',
	'stage',
	'city',
	'journey'
];

export const arrows = {
	kernel: [],
	ui: base,
	web: [...base, 'ui'], // what every page's server does alike: ask for a right, read a form, read a list, answer with a table
	participation: base,
	exchange: pages, // tables in and out, knowing nothing of what stands in them
	moderation: [...pages, 'exchange'],
	editorial: area, // whose news are of organisations and of activities
	network,
	spaces,
	sensing: agenda, // which stand in rooms and places
	partnering: spaces,
	missions: [...spaces, 'partnering'], // what comes of a meeting is an offer or a request
	agenda,
	groups: [...area, 'partnering'], // whose séances are of the agenda, and whose members come from everywhere
	learning: area,
	venture: area,
	stage: area,
	city: area,
	journey: [...area, 'learning'], // whose canvas and requirements it uses; of the rest it hears through the log
	// Readers of the log: they may use every module, and no module may use them.
	notice: everything,
	search: everything,
	impact: everything,
	federation: everything,
	programs: everything, // of others: what they may do here, and what they are told
	// Tells a story through every door, from the command line alone: also a newsletter that the team has begun.
	demo: [...everything, 'notice', 'programs', 'impact']
};

/** Modules without walls: any of their files may be imported by whoever has the arrow. */
const open = ['kernel', 'ui', 'web'];
const shared = ['paraglide']; // generated, used by all

const walled = Object.keys(arrows).filter((module) => !open.includes(module));
const door = '^src/[^/]+/(index\\.ts|server/index\\.ts|events\\.ts|acts\\.ts|[^/]+\\.svelte)$';
/** What a module's own pages are made of: the team's, and everybody's. Pages use it, and parts of pages. */
const parts = '^src/[^/]+/(desk|pages)/';
const events = '^src/[^/]+/events\\.ts$';
const inside = `^src/(${walled.join('|')})/`;
const test = '\\.(test|fixture)\\.ts$';
const browserSafe = {
	path: ['^src/[^/]+/', '^src/hooks(\\.client)?\\.ts$'],
	pathNot: ['/server/', '[./+]server\\.ts$', '^src/paraglide/', test]
};

const along = Object.entries(arrows).map(([module, uses]) => ({
	name: `arrow-${module}`,
	comment: uses.length ? `${module} may use only ${uses.join(', ')}` : `${module} may use no other module`,
	severity: 'error',
	from: { path: `^src/${module}/` },
	to: { path: '^src/[^/]+/', pathNot: [`^src/(${[module, ...uses, ...shared].join('|')})/`, events] }
}));

const eventsAreTypes = Object.entries(arrows).map(([module, uses]) => ({
	name: `events-${module}`,
	comment: `${module} may read the events of any module as types, but has no arrow to import them as values`,
	severity: 'error',
	from: { path: `^src/${module}/` },
	to: { path: events, pathNot: `^src/(${[module, ...uses].join('|')})/`, dependencyTypesNot: ['type-only'] }
}));

const within = ['\\(coulisses\\)/desk', '\\(person\\)/me', '\\(public\\)', '[^/(]+'];
/** One rule for each place where sections stand side by side. */
const sections = within.map((place) => {
	const section = place === '[^/(]+' ? `(${place})` : `${place}/([^/]+)`;
	return {
		name: 'sections',
		comment: 'a section of the routes takes nothing from another: what two need is a part of their module, or in web',
		severity: 'error',
		from: { path: `^src/routes/${section}/`, pathNot: test },
		to: { path: '^src/routes/', pathNot: `^src/routes/${place === '[^/(]+' ? '$1' : `${place}/$1`}/` }
	};
});

const doors = [
	{
		name: 'door',
		comment: 'another module is entered by index.ts, server/index.ts, events.ts, acts.ts or a component at its top',
		severity: 'error',
		from: { path: '^src/([^/]+)/' },
		to: { path: inside, pathNot: ['^src/$1/', door, parts] }
	},
	{
		name: 'parts-of-pages',
		comment: 'what pages are made of (desk/, pages/) is used by pages and by parts of pages alone',
		severity: 'error',
		from: { pathNot: ['^src/routes/', parts, test] },
		to: { path: parts }
	},
	...sections,
	{
		name: 'door-from-outside',
		comment: 'programs, claims, tests and the composition root enter a module by its doors',
		severity: 'error',
		from: { path: ['^src/[^/]+$', '^(bin|claims|bench|tests|scripts|hubs)/'], pathNot: '^src/modules\\.ts$' },
		to: { path: inside, pathNot: door }
	},
	{
		name: 'door-manifest',
		comment: 'src/modules.ts lists the manifests and opens nothing else',
		severity: 'error',
		from: { path: '^src/modules\\.ts$' },
		to: { path: inside, pathNot: [door, '^src/[^/]+/server/module\\.ts$'] }
	}
];

const layers = [
	{
		name: 'no-cycle',
		comment: 'two files that need each other at run time are one file, or three',
		severity: 'error',
		from: {},
		to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
	},
	{
		name: 'module-below-root',
		comment: 'modules do not know the routes nor the composition root (src/*.ts)',
		severity: 'error',
		from: { path: `^src/(${Object.keys(arrows).join('|')})/`, pathNot: test },
		to: { path: '^src/(routes/|[^/]+$)' }
	},
	{
		name: 'source-below-tools',
		comment: 'the program does not import its programs, claims, benchmarks, scripts or tests',
		severity: 'error',
		from: { path: '^src/', pathNot: test },
		to: { path: '^(bin|claims|bench|scripts|tests|hubs)/|\\.(test|fixture)\\.ts$' }
	},
	{
		name: 'no-server-in-browser',
		comment: 'a component or a browser-safe file never reaches into server/ (its types are erased, so they are free)',
		severity: 'error',
		from: browserSafe,
		to: { path: ['^src/.+/server/', '^src/.+[./]server\\.ts$'], dependencyTypesNot: ['type-only'] }
	},
	{
		name: 'resolved',
		comment: 'package.json#imports has no such door, or the file does not exist',
		severity: 'error',
		from: { path: '^(src|bin|claims|bench|tests|scripts)/' },
		to: {
			couldNotResolve: true,
			path: '^[#.]',
			pathNot: ['\\$types(\\.js)?$', '/build/', '^\\./(messages|runtime)\\.js$']
		}
	}
];

export default {
	forbidden: [...along, ...eventsAreTypes, ...doors, ...layers],
	options: {
		doNotFollow: { path: ['node_modules', '^src/paraglide', '^build'] },
		exclude: { path: '^(data|\\.svelte-kit)/' },
		tsPreCompilationDeps: true,
		combinedDependencies: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'default', 'types'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json']
		}
	}
};
