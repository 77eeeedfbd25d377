import { Fault, type Session, type Values } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import type { Locale } from '#kernel/words.ts';
import type { Copy } from '../../faults.ts';
import type { MediaKind } from '../../kinds.ts';
import { MOST_STOPS } from '../writing.ts';
import type { ColumnId } from './columns.ts';
import { cell, type Group, layerOf, ofLayer, ofStop, spokenBy } from './lines.ts';
import { type finder, type Rights, rightsColumn } from './rights.ts';

/** What is known of a table and of its trail before one of its lines is judged or written. */
export type Known = Readonly<{
	copy: Copy;
	first: Locale;
	today: string;
	/** The places of the directory, by how they are written. */
	places: ReadonlyMap<string, string>;
	keyOf: (values: Values) => string | null;
	groups: ReadonlyMap<string, Group>;
	find: ReturnType<typeof finder>;
	rights: ReadonlyMap<string, Rights>;
}>;

type Wrong = ReturnType<Session['judge']>;

const wrong = (is: boolean, column: ColumnId, key: string, params = {}, beside?: ColumnId): Wrong =>
	is ? [{ column, fault: new Fault(key, params), ...(beside ? { beside } : {}) }] : [];

/** Everything that is wrong with a line at once, beyond its single cells. */
export function judge(values: Values, known: Known): Wrong {
	const key = known.keyOf(values);
	const group = key === null ? undefined : known.groups.get(key);
	if (!group && values.code != null) return wrong(true, 'code', 'city_line_code');
	if (!group) return wrong(true, 'stop', 'exchange_wrong_missing', {}, 'title');
	const { stops } = known.copy;
	const strange = !group.target && values.code != null;
	const many = !group.target && stops.length + group.rank >= MOST_STOPS;
	return once([
		...wrong(strange, 'code', 'city_line_code'),
		...wrong(!strange && many, 'stop', 'city_stops_many', { most: MOST_STOPS }),
		...wrongWhere(values, group, known),
		...wrongWords(values, group, known),
		...wrongFile('picture', values, known),
		...wrongFile('sound', values, known),
		...wrongFilm(values, group, known),
		...wrongFile('film', values, known)
	]);
}

/** What is wrong with a picture and with a sound for the same cell is one fault. */
const once = (all: Wrong): Wrong => [
	...new Map(all.map((one) => [`${one.column} ${one.fault.key}`, one] as const)).values()
];

function wrongWhere(values: Values, group: Group, { places }: Known): Wrong {
	const [lat, lon] = [values.lat != null, values.lon != null];
	const place = cell(values, 'place');
	return [
		...wrong(lat !== lon, lat ? 'lon' : 'lat', 'exchange_wrong_point', {}, lat ? 'lat' : 'lon'),
		...wrong(place !== '' && !places.has(spelling(place)), 'place', 'exchange_wrong_place', { name: place }),
		...ofStop.flatMap((id) => otherwise(values, group, id))
	];
}

/** What another line of the same stop says otherwise, and said before it. */
function otherwise(values: Values, { said }: Group, id: (typeof ofStop)[number]): Wrong {
	return wrong(values[id] != null && values[id] !== said[id], id, 'city_line_other', { other: String(said[id]) });
}

function wrongWords(values: Values, { target }: Group, { first }: Known): Wrong {
	const before = layerOf(target, values, first);
	const says = ofLayer.some((id) => values[id] != null);
	const sounds = values.sound != null || Boolean(before?.sound);
	return [
		...wrong(says && values.title == null && !before?.title, 'title', 'city_fault_no_title', {}, 'stop'),
		...wrong(
			says && sounds && values.transcript == null && !before?.transcript,
			'transcript',
			'city_fault_no_transcript',
			{},
			'sound'
		)
	];
}

/** A film is for those who read signs, in a language that has a name, and with words beside it. */
function wrongFilm(values: Values, { target }: Group, { first }: Known): Wrong {
	const before = layerOf(target, values, first);
	const [has, isSigned] = [values.film != null || before?.film, spokenBy(values, first).audience === 'signed'];
	const words = values.text != null || values.transcript != null || before?.body || before?.transcript;
	return [
		...wrong(values.film != null && !isSigned, 'audience', 'city_film_elsewhere', {}, 'film'),
		...wrong(Boolean(has) && values.signed == null && !before?.signedIn, 'signed', 'city_signed_missing', {}, 'film'),
		...wrong(Boolean(has) && !words, 'text', 'city_fault_no_words', {}, 'film')
	];
}

const NONE: Rights = { owner: '', licence: null, until: null, alt: null };

function wrongFile(kind: MediaKind, values: Values, { find, rights, today }: Known): Wrong {
	if (values[kind] == null) return [];
	const its = find(kind, cell(values, kind));
	if (its instanceof Fault) return [{ column: kind, fault: its }];
	const { owner, licence, until, alt } = rights.get(its.file) ?? NONE;
	const at = (of: 'owner' | 'licence' | 'until') => rightsColumn(kind, of, values);
	const contrary = (['owner', 'licence', 'until'] as const).flatMap((of) => {
		const [said, held] = [cell(values, at(of)), { owner, licence, until }[of] ?? ''];
		return wrong(said !== '' && said !== held, at(of), 'city_line_other_rights', { other: held });
	});
	return [
		...wrong(!owner, at('owner'), 'city_fault_no_owner', {}, kind),
		...wrong(!licence, at('licence'), 'city_fault_no_licence', {}, kind),
		...wrong(Boolean(until && until < today), at('until'), 'city_fault_licence_ended', {}, kind),
		...wrong(kind === 'picture' && !alt, 'alt', 'city_fault_no_alt', {}, kind),
		...wrong(kind === 'film' && !alt, 'film_alt', 'city_fault_no_film_alt', {}, kind),
		...contrary
	];
}
