import type { Table } from '#exchange';
import { languageName } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { CopyLayer, CopyMedia, CopyStop } from '../../faults.ts';
import { audienceName, licenceName } from '../../kinds.ts';
import { signShort } from '../../signed.ts';
import { copyOf } from '../copies.ts';
import type { Trail } from '../reading.ts';
import { type ColumnId, stopColumns } from './columns.ts';

type Line = Readonly<Partial<Record<ColumnId, string | number | null>>>;

const tableIn = (locale: Locale, rows: readonly Line[]): Table => ({
	name: m.city_model_file({}, { locale }),
	columns: stopColumns.map(({ id, label }) => ({ id, label: label(locale), text: true })),
	rows
});

/** The columns without a line. */
export const emptyTable = (locale: Locale): Table => tableIn(locale, []);

/** What a trail says, in the columns of its import; of one without a stop, a line that shows what is meant. */
export async function stopsTable(trail: Trail, locale: Locale): Promise<Table> {
	const { stops, media } = await copyOf(trail);
	const rows = stops.flatMap((stop, at) => linesOf(stop, at + 1, media, locale));
	return tableIn(locale, rows.length ? rows : [example(locale)]);
}

function linesOf(stop: CopyStop, number: number, media: ReadonlyMap<string, CopyMedia>, locale: Locale): Line[] {
	const { lat, lon } = stop.point;
	const its = { stop: String(number), code: stop.code };
	const where = {
		place: stop.place?.name ?? null,
		lat,
		lon,
		picture: stop.picture && (media.get(stop.picture)?.fileName ?? null)
	};
	const layers = stop.layers.length ? stop.layers : [null];
	return layers.map((layer, at) => ({
		...its,
		...(at ? {} : where),
		...(layer ? wordsIn(layer, media, locale) : {}),
		room: (layer && stop.spot?.[layer.locale]) ?? null
	}));
}

const wordsIn = (
	{ locale, audience, title, body, sound, transcript, author, film, signedIn }: CopyLayer,
	media: ReadonlyMap<string, CopyMedia>,
	reader: Locale
): Line => ({
	...{ language: languageName(locale, reader), audience: audienceName(audience, reader), title, text: body },
	...{ sound: (sound && media.get(sound)?.fileName) ?? null, transcript, author },
	...{ film: (film && media.get(film)?.fileName) ?? null, signed: signedIn && signShort(signedIn) }
});

const example = (locale: Locale): Line => ({
	...{ stop: '1', language: languageName(locale, locale), audience: audienceName('adult', locale) },
	...{ title: m.city_model_title({}, { locale }), text: m.city_model_text({}, { locale }) },
	...{
		picture: m.city_model_picture({}, { locale }),
		alt: m.city_model_alt({}, { locale }),
		sound: m.city_model_sound({}, { locale })
	},
	...{ transcript: m.city_model_transcript({}, { locale }), owner: m.city_model_owner({}, { locale }) },
	...{ licence: licenceName('by', locale), room: m.city_spot_hint({}, { locale }) }
});
