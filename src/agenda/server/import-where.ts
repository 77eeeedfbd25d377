import { Fault, type Values } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { locales } from '#kernel/words.ts';
import { isPooled } from '#spaces';
import { spaces } from '#spaces/server';
import type { On } from './tables.ts';

/** A room that a row may name, and the slug of its place. */
export type Room = Readonly<{ slug: string; place: string; title: string; names: readonly string[] }>;

type Where = Readonly<{ place: string | null; space: string | null }>;
type Known = Readonly<{ places: ReadonlyMap<string, string>; rooms: readonly Room[] }>;

/** The rooms that séances take whole, by their folded names in all languages and their slugs. */
export const roomsOf = async (on: On): Promise<Room[]> =>
	(await spaces({}, on))
		.filter(({ kind }) => !isPooled(kind))
		.map(({ slug, place, name }) => ({
			...{ slug, place: place.slug, title: name[name.source] ?? slug },
			names: [slug, ...locales.flatMap((locale) => name[locale] ?? [])].map(spelling)
		}));

/** Where a row says that a séance is. A room that stands there without its place is looked for in all of them; one that is none may be a place. */
export function whereIn(values: Values, { places, rooms }: Known): Where {
	const place = values.place === undefined ? null : (places.get(spelling(String(values.place))) ?? null);
	if (values.room === undefined) return { place, space: null };
	const [found] = roomsCalled(String(values.room), place, rooms);
	if (found) return { place: found.place, space: found.slug };
	return { place: place ?? places.get(spelling(String(values.room))) ?? null, space: null };
}

/** Why the room of a row cannot be: none of the place is called so, or rooms of several places are. */
export function wrongRoom(values: Values, { places, rooms }: Known): { column: string; fault: Fault }[] {
	if (!values.room) return [];
	const name = String(values.room);
	const place = values.place ? places.get(spelling(String(values.place))) : null;
	// what is wrong is the place, and it is said there
	if (place === undefined) return [];
	const found = roomsCalled(name, place, rooms);
	if (found.length === 1 || (!found.length && !place && places.has(spelling(name)))) return [];
	const at = (key: string, choices: readonly Room[]) => [
		{ column: 'room', fault: new Fault(key, { name, choices: choices.map(({ title }) => title).join(', ') || '—' }) }
	];
	return found.length
		? at('exchange_wrong_room_several', found)
		: at(
				'exchange_wrong_room',
				rooms.filter((room) => !place || room.place === place)
			);
}

const roomsCalled = (name: string, place: string | null, rooms: readonly Room[]): Room[] =>
	rooms.filter((room) => room.names.includes(spelling(name)) && (!place || room.place === place));
