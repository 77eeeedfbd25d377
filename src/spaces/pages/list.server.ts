import { hub } from '#kernel/server/hub.ts';
import { type Stretch, spaceKinds } from '../index.ts';
import { freeAt, type SpaceFilter, spaces } from '../server/index.ts';
import { stretchIn, type Typed } from '../server/times.ts';

/** What the form over the list holds. */
export type AskedSpaces = Typed & Readonly<{ kind: string; place: string; people: string; stepFree: boolean }>;

/** The spaces that an address asks for: with a moment, those that are free first, and which those are. */
export async function spacesAsked(params: URLSearchParams) {
	const { timeZone } = await hub();
	const asked = askedIn(params);
	const moment = stretchIn(asked, timeZone);
	const [all, found] = await Promise.all([spaces(), spaces(filterOf(asked))]);
	const free = moment && (await freeAt(found, moment));
	const listed = found.map((space) => ({ ...space, free: free ? free.has(space.id) : null }));
	return {
		asked,
		places: placesOf(all),
		spaces: listed.toSorted((a, b) => Number(b.free ?? 0) - Number(a.free ?? 0)),
		moment: moment satisfies Stretch | null,
		narrowed: Object.values(asked).some(Boolean)
	};
}

function askedIn(params: URLSearchParams): AskedSpaces {
	const text = (name: string): string => (params.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 100);
	return {
		kind: spaceKinds.find((kind) => kind === text('kind')) ?? '',
		place: text('place'),
		people: /^\d{1,5}$/.test(text('people')) ? text('people') : '',
		stepFree: params.has('step'),
		...{ day: text('day'), from: text('from'), until: text('until') }
	};
}

const filterOf = ({ kind, place, people, stepFree }: AskedSpaces): SpaceFilter => ({
	kind: spaceKinds.find((one) => one === kind),
	...(place ? { place } : {}),
	...(Number(people) ? { capacity: Number(people) } : {}),
	stepFree
});

function placesOf(all: Awaited<ReturnType<typeof spaces>>) {
	const places = new Map(all.map(({ place }) => [place.slug, place.name]));
	return [...places].map(([slug, name]) => ({ slug, name }));
}
