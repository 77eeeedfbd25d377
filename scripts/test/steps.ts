/** What can be run: before each commit, and the promises, each tried briefly. */
import { existsSync, readFileSync } from 'node:fs';
import { ensureChromium, whyNoChromium } from '../chromium.mjs';
import { listClaims } from '../claim.ts';

export type Step = Readonly<{
	name: string;
	title: string;
	/** A rule reads the sources alone; a journey keeps both processors busy. */
	kind: 'rule' | 'test' | 'journey' | 'claim';
	commands: readonly string[];
	env?: Readonly<Record<string, string>>;
	/** What the PostgreSQL of the run must have for it. */
	needs?: 'schema' | 'demonstration';
	/** Why the step cannot run on this machine, or nothing when it can. */
	obstacle?: () => string | undefined;
}>;

const debian = '/usr/lib/postgresql/15/bin/postgres';
const noDebian = () => (existsSync(debian) ? undefined : `PostgreSQL 15 is not installed (no ${debian})`);
const noBrowser = () => (ensureChromium() ? undefined : whyNoChromium());

const rules: readonly Step[] = [
	rule(
		'types',
		'types',
		'svelte-kit sync',
		'svelte-check --tsgo --fail-on-warnings',
		'tsc --noEmit -p src/service-worker'
	),
	rule('lint', 'lint and format', 'biome ci --error-on-warnings --colors=off'),
	rule('arrows', 'arrows, doors, cycles, docs/map.md', 'node scripts/arrows.ts'),
	rule('sizes', 'sizes of files and functions', 'node scripts/sizes.ts'),
	rule('routes', 'routes check, call and show', 'node scripts/routes.ts'),
	rule('texts', 'texts have a length', 'node scripts/texts.ts'),
	rule('pairs', 'nothing written twice', 'node scripts/pairs.ts'),
	rule('messages', 'messages in all languages', 'node scripts/messages.ts'),
	rule('unused', 'unused code and dependencies', 'knip --no-progress --no-config-hints')
];

/** `npm test`. */
export const beforeCommit: readonly Step[] = [
	...rules,
	integration('integration', 'embedded', 'integration tests, embedded PostgreSQL'),
	{ name: 'unit', title: 'unit tests', kind: 'test', commands: ['vitest run --project unit'] },
	{
		name: 'browser',
		title: 'journeys in a browser',
		kind: 'journey',
		commands: ['vitest run --project browser'],
		needs: 'demonstration',
		obstacle: noBrowser
	}
];

/** Claims that look at pages share the program and the browser in a run of all. */
const together = [
	'access',
	'city-access',
	'coulisses-access',
	'impact-access',
	'learning-access',
	'network-access',
	'show-access',
	'spaces-access',
	'venture-access'
];
const claims = listClaims().map(({ name, path }) => claim(name, path));
/** Those that take longest begin first, so that none is left alone at the end. */
const long = [
	'crash',
	'first-start',
	'live-recovery',
	'canvas',
	'backup',
	'on-air',
	'timetable',
	'minors',
	'visibility'
];
const turnOf = ({ name }: Step) => [...long, name.slice('claim:'.length)].indexOf(name.slice('claim:'.length));
const isAlone = ({ name }: Step) => !together.some((one) => name === `claim:${one}`);

/** `npm run claims`. */
export const promises: readonly Step[] = [
	{
		...integration(
			'debian15',
			'debian15',
			'what asks most of PostgreSQL, on 15',
			// the embedded server's own tests know no other
			'src/kernel src/participation src/search src/spaces --exclude "src/kernel/server/postgres/**"'
		),
		obstacle: noDebian
	},
	claim(together.join('+'), 'claims/support/access-together.ts'),
	...claims.filter(isAlone).toSorted((one, other) => turnOf(one) - turnOf(other))
];

/** What runs when it is named. */
export const named: readonly Step[] = claims.filter((step) => !isAlone(step));

function rule(name: string, title: string, ...commands: string[]): Step {
	return { name, title, kind: 'rule', commands };
}

function integration(name: string, postgres: string, title: string, folders = ''): Step {
	return {
		name,
		title,
		kind: 'test',
		commands: [`vitest run --project integration --maxWorkers 3 ${folders}`],
		env: { TEST_POSTGRES: postgres },
		...(postgres === 'embedded' ? { needs: 'schema' } : {})
	};
}

function claim(name: string, path: string): Step {
	return {
		name: `claim:${name}`,
		title: `claim ${name}`,
		kind: 'claim',
		commands: [`node ${path} --small`],
		needs: 'demonstration',
		...(/browser/i.test(readFileSync(path, 'utf8')) ? { obstacle: noBrowser } : {})
	};
}
