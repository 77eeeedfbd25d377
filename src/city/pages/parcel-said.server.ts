import { languageName } from '#kernel/languages.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Audience, audienceName } from '../kinds.ts';
import type { Content } from '../parcel.schema.ts';
import type { Difference, Merged } from '../parcel-merging.ts';
import { isBranch, type Tree } from '../parcel-tree.ts';
import { signShort } from '../signed.ts';

/** A difference as it is read: where it is, and what either side says. `at`: what a choice is called by. */
export type SaidDifference = Readonly<{ at: string; where: string; ours: string; theirs: string }>;

/** What came and what is asked, in words. A stop is called by its title on the side that has it. */
export function differencesSaid(
	{ content, taken, asked }: Merged,
	theirs: Content,
	reader: Locale
): { taken: SaidDifference[]; asked: SaidDifference[] } {
	const titles = new Map([...titlesOf(theirs, reader), ...titlesOf(content, reader)]);
	const files = { ...theirs.media, ...content.media };
	const say = (one: Difference): SaidDifference => {
		const [ours, theirs] = [one.ours, one.theirs].map((side) => sideSaid(one.at, side, { titles, files, reader }));
		return { at: one.at, where: whereSaid(one, titles, reader), ours: ours ?? '', theirs: theirs ?? '' };
	};
	return { taken: taken.map(say), asked: asked.map(say) };
}

const titlesOf = ({ stops }: Content, reader: Locale): [string, string][] =>
	stops.map(({ id, layers }, at) => [id, titleIn(layers, reader) ?? m.city_stop_number({ number: at + 1 })]);

type Titled = Readonly<{ locale: string; title: string }>;
const titleIn = (layers: readonly Titled[], reader: Locale): string | undefined =>
	(layers.find(({ locale, title }) => title && locale === reader) ?? layers.find(({ title }) => title))?.title;

/** The title of a stop that is new or gone whole. */
function titleOfWhole(stop: Tree | undefined, reader: Locale): string | undefined {
	const layers = isBranch(stop) ? stop.layers : undefined;
	if (!isBranch(layers)) return undefined;
	const said = Object.entries(layers).map(([key, layer]) => ({
		locale: key.split(' ')[0] ?? '',
		title: isBranch(layer) ? String(layer.title ?? '') : ''
	}));
	return titleIn(said, reader);
}

const names: Readonly<Record<string, () => string>> = {
	title: m.web_title,
	summary: m.web_summary,
	minutes: m.city_minutes,
	stepFree: m.city_steps,
	ageFrom: m.city_age,
	order: m.city_order,
	where: m.city_where,
	spot: m.city_spot,
	picture: m.city_picture,
	body: m.web_text,
	sound: m.city_sound,
	film: m.city_film,
	transcript: m.city_transcript,
	author: m.city_author,
	source: m.city_source,
	riddles: m.city_riddle,
	question: m.city_question,
	hint: m.city_riddle_hint,
	answers: m.city_answers,
	alt: m.ui_alternative
};

function whereSaid({ at, ours, theirs }: Difference, titles: ReadonlyMap<string, string>, reader: Locale): string {
	const [root = '', id = '', ...rest] = at.split('/');
	if (root === 'order') return m.city_order();
	if (root === 'about') return [m.city_noun(), ...[id, ...rest].flatMap((one) => nameSaid(one, reader))].join(', ');
	const title = titles.get(id) ?? titleOfWhole(ours, reader) ?? titleOfWhole(theirs, reader) ?? m.city_stop();
	const own = root === 'stops' ? `« ${title} »` : m.city_media();
	return [own, ...rest.flatMap((one) => nameSaid(one, reader))].join(', ');
}

/** A field, a language, or a language and an audience; what stands between them says nothing. */
function nameSaid(name: string, reader: Locale): string[] {
	const [locale, audience] = name.split(' ');
	const said = isLocale(locale) ? languageName(locale, reader) : names[name]?.().toLocaleLowerCase(reader);
	const whom = audience && audienceName(audience as Audience).toLocaleLowerCase(reader);
	return [said, whom].filter((one) => one !== undefined);
}

type Files = Content['media'];
type Saying = Readonly<{ titles: ReadonlyMap<string, string>; files: Files; reader: Locale }>;

/** Of a stop that is there whole, its title is enough. */
const sideSaid = (at: string, side: Tree | undefined, { titles, files, reader }: Saying): string =>
	(/^stops\/[^/]+$/.test(at) ? titleOfWhole(side, reader) : undefined) ?? valueSaid(side, titles, files);

function valueSaid(value: Tree | undefined, titles: ReadonlyMap<string, string>, files: Files): string {
	if (value === undefined) return m.city_parcel_nothing();
	if (typeof value === 'boolean') return value ? m.city_step_free() : m.city_steps_some();
	if (typeof value !== 'object') return files[String(value)]?.name ?? String(value);
	if (isBranch(value)) return branchSaid(value, titles, files);
	if ('where' in value) return value.where.filter((one) => one !== null).join(', ');
	return value.map((one) => titles.get(one) ?? files[one]?.name ?? signShort(one)).join(' · ');
}

/** Of what is new whole, the texts that it says, one after the other. */
function branchSaid(value: Tree & object, titles: ReadonlyMap<string, string>, files: Files): string {
	const parts = Object.entries(value).filter(([name]) => name !== 'there' && name !== 'source');
	return parts.map(([, one]) => valueSaid(one as Tree, titles, files)).join(' · ');
}
