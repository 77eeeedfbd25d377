import { relationOf, setNames, sets } from '#sensing';

type SetName = (typeof setNames)[number];
type Draw = () => number;

/** An address to ask, and how many bytes its answer may have at most. */
export type Asked = Readonly<{ path: string; most: number }>;

const MEGABYTE = 1_000_000;
/** What SensorThings says of itself: 4 MB of rows, with their links as much again. */
const SENSING = 8 * MEGABYTE;
const ROOT = '/api/sensorthings/v1.1';
const TOPS = [1, 10, 100, 300, 1000, 100_000];
const FILTERS = [
	'result gt 100000000',
	'result mod 7 eq 3 and result div 3 gt 5',
	"substringof('x',concat(name,description))",
	"startswith(toupper(name),'A') or endswith(tolower(name),'z')",
	'not (result lt 1e300)',
	"phenomenonTime gt 1900-01-01T00:00:00Z and phenomenonTime lt 2900-01-01T00:00:00Z sub duration'P1D'",
	"properties/a/b/c/d eq 'x'"
];

const oneOf = <One>(draw: Draw, all: readonly One[]): One => all[Math.floor(draw() * all.length)] as One;

/** Addresses of SensorThings in which what is asked multiplies: expansions in expansions, filters over relations, orders, counts. */
export const sensingAddresses = (draw: Draw, count: number): Asked[] =>
	Array.from({ length: count }, () => {
		const set = oneOf(draw, setNames);
		const asked = optionsOf(draw, set, 0);
		return {
			path: `${ROOT}/${set}?${asked.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`,
			most: SENSING
		};
	});

function optionsOf(draw: Draw, set: SetName, depth: number): [string, string][] {
	const options: [string, string][] = [];
	if (draw() < 0.8) options.push(['$top', String(oneOf(draw, TOPS))]);
	if (depth < 4 && draw() < 0.9) options.push(['$expand', expansionsOf(draw, set, depth)]);
	if (draw() < 0.4) options.push(['$filter', filterOf(draw, set)]);
	if (draw() < 0.3) options.push(['$orderby', orderOf(draw, set)]);
	if (draw() < 0.4) options.push(['$count', 'true']);
	if (draw() < 0.2) options.push(['$skip', oneOf(draw, ['1', '1000', '999999', '100000000'])]);
	return options;
}

function expansionsOf(draw: Draw, set: SetName, depth: number): string {
	const relations = Object.keys(sets[set].relations).filter(() => draw() < 0.7);
	return (relations.length ? relations : Object.keys(sets[set].relations).slice(0, 1))
		.map((relation) => {
			const inner = optionsOf(draw, relationOf(set, relation)?.to ?? set, depth + 1);
			return inner.length ? `${relation}(${inner.map(([name, value]) => `${name}=${value}`).join(';')})` : relation;
		})
		.join(',');
}

/** Through relations, as far as they lead, to something that is compared. */
function filterOf(draw: Draw, set: SetName): string {
	const parts = Array.from({ length: 1 + Math.floor(draw() * 4) }, () => {
		const way: string[] = [];
		let at = set;
		while (draw() < 0.7 && way.length < 6) {
			const relation = oneOf(draw, Object.keys(sets[at].relations));
			way.push(relation);
			at = relationOf(at, relation)?.to ?? at;
		}
		return oneOf(draw, FILTERS).replace(/\b(result|name|properties|phenomenonTime)\b/g, (name) =>
			[...way, name].join('/')
		);
	});
	return parts.join(oneOf(draw, [' and ', ' or ']));
}

const orderOf = (draw: Draw, set: SetName): string =>
	`${oneOf(draw, sets[set].properties)} ${oneOf(draw, ['asc', 'desc'])}`;

type Parameter = Readonly<{ name: string; in: string; schema?: Readonly<{ enum?: readonly string[] }> }>;
type Described = Readonly<{
	paths: Readonly<
		Record<string, Readonly<{ get?: Readonly<{ parameters?: readonly Parameter[]; security?: readonly object[] }> }>>
	>;
}>;

const TEXTS = ['a', 'é', 'de la', 'zzzzzz qqqq', `${'x'.repeat(190)}`, 'a b c d e f g h i j k l m n o p q r s t u v w'];
const MOMENTS = ['0001-01-01', '1900-01-01', '2026-12-01', '9998-12-31', '2026-12-01T00:00:00Z'];

/** Every collection of the open data, by what its description says can be asked. */
export function openAddresses(draw: Draw, { paths }: Described, tries: number): Asked[] {
	return Object.entries(paths).flatMap(([path, { get }]) => {
		if (!get || path.includes('{')) return [];
		const parameters = (get.parameters ?? []).filter((one) => one.in === 'query');
		return Array.from({ length: parameters.length ? tries : 1 }, (_, at) => {
			const query = at
				? parameters.filter(() => draw() < 0.7).map((one) => `${one.name}=${encodeURIComponent(valueFor(draw, one))}`)
				: [];
			return { path: `/api/v1${path}${query.length ? `?${query.join('&')}` : ''}`, most: 4 * MEGABYTE };
		});
	});
}

function valueFor(draw: Draw, { name, schema }: Parameter): string {
	if (schema?.enum) return oneOf(draw, schema.enum);
	if (name === 'page') return oneOf(draw, ['1', '2', '99', '99999']);
	if (/^(from|until|since|day|before|after)/.test(name)) return oneOf(draw, MOMENTS);
	return oneOf(draw, TEXTS);
}

/** A page or a file that links lead to, asked as it is and with what its lists and fields may be asked. */
export const pageAddresses = (draw: Draw, paths: readonly string[], tries: number): Asked[] =>
	paths.flatMap((path) =>
		Array.from({ length: tries }, (_, at) => {
			const names = [
				'q',
				'page',
				'sort',
				'kind',
				'sector',
				'day',
				'from',
				'until',
				'view',
				'month',
				'step',
				'direction'
			];
			const asked = at
				? names
						.filter(() => draw() < 0.4)
						.map((name) => `${name}=${encodeURIComponent(valueFor(draw, { name, in: 'query' }))}`)
				: [];
			const query = asked.length ? `${path.includes('?') ? '&' : '?'}${asked.join('&')}` : '';
			return { path: path + query, most: 4 * MEGABYTE };
		})
	);
