/** What Google asks of structured data for a result of a kind (developers.google.com/search/docs/appearance/structured-data), by paths into it. */
type Asked = Readonly<{ required: readonly string[]; recommended: readonly string[] }>;

const asked: Readonly<Record<'Event' | 'Organization' | 'Course', Asked>> = {
	Event: {
		required: ['name', 'startDate', 'location', 'location.address'],
		recommended: [
			'description',
			'endDate',
			'eventStatus',
			'image',
			'location.name',
			'offers',
			'offers.availability',
			'offers.url',
			'organizer',
			'organizer.name',
			'organizer.url'
		]
	},
	// of an organisation nothing is required; what it has not told (a telephone, a number) cannot be there
	Organization: { required: [], recommended: ['name', 'url', 'description', 'image'] },
	Course: {
		required: [
			'name',
			'description',
			'hasCourseInstance',
			'hasCourseInstance.courseMode',
			'hasCourseInstance.courseWorkload',
			'offers',
			'offers.category',
			'provider',
			'provider.name'
		],
		recommended: ['inLanguage', 'url']
	}
};
type Kind = keyof typeof asked;
type Given = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): value is Given =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isThere = (value: unknown): boolean =>
	Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/** The values at a path; of a list, of each. What is only online has no address. */
function valuesAt(value: unknown, [name = '', ...rest]: readonly string[]): unknown[] {
	if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, [name, ...rest]));
	if (!isGiven(value)) return [undefined];
	if (value['@type'] === 'VirtualLocation') return [true];
	return rest.length ? valuesAt(value[name], rest) : [value[name]];
}

const MODES = ['Onsite', 'Online', 'Blended'];
const EVENTS = ['Event', 'Festival'];
const wrongValues: Readonly<Record<string, (value: unknown) => boolean>> = {
	image: (value) => [value].flat().every((one) => URL.canParse(String(one))),
	'hasCourseInstance.courseMode': (value) => MODES.includes(String(value)),
	'hasCourseInstance.courseWorkload': (value) => /^PT\d+H$/.test(String(value)),
	'offers.category': (value) => ['Free', 'Paid', 'Partially Free', 'Subscription'].includes(String(value))
};

/** What a page tells of some kind, each thing by its `@type`, also what is within others; what is only named there is not told of. */
export function toldOf(page: string): Readonly<{ kind: Kind; value: Given }>[] {
	const blocks = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
	const all = (value: unknown): Given[] =>
		Array.isArray(value)
			? value.flatMap(all)
			: isGiven(value)
				? [value, ...['subEvent', 'hasCourse', 'broadcastOfEvent'].flatMap((name) => all(value[name]))]
				: [];
	return blocks
		.flatMap(([, text = '']) => all(JSON.parse(text)))
		.flatMap((value) => {
			const type = String(value['@type']);
			const kind = EVENTS.includes(type) ? 'Event' : type in asked ? (type as Kind) : null;
			return kind ? [{ kind, value }] : [];
		});
}

/** What of Google's list is missing in what a page tells. */
export function googleFaults({ kind, value }: Readonly<{ kind: Kind; value: Given }>): string[] {
	const { required, recommended } = asked[kind];
	return [...required, ...recommended].flatMap((path) => {
		const values = valuesAt(value, path.split('.'));
		if (!values.length || !values.every(isThere)) return [`${kind} « ${value.name} » has no ${path}`];
		const fits = wrongValues[path];
		return !fits || values.every(fits) ? [] : [`${kind} « ${value.name} »: ${path} is ${JSON.stringify(values)}`];
	});
}
