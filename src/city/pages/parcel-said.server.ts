import { languageName } from '#kernel/languages.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Audience, audienceName } from '../kinds.ts';
import type { Content } from '../parcel.schema.ts';
import type { Difference, Merged } from '../parcel-merging.ts';
import { isBranch, type Tree } from '../parcel-tree.ts';

/** A difference as it is read: where it is, and what either side says. `at`: what a choice is called by. */
export type SaidDifference = Readonly<{ at: string; where: string; ours: string; theirs: string }>;

/** What came and what is asked, in words. A stop is called by its title on the side that has it. */
export function differencesSaid(
	{ content, taken, asked }: Merged,
	theirs: Content,
	reader: Locale
): { taken: SaidDifference[]; asked: SaidDifference[] } {
	const titles = new Map([...titlesOf(theirs), ...titlesOf(content)]);
	const files = { ...theirs.media, ...content.media };
	const say = (one: Difference): SaidDifference => ({
		at: one.at,
		where: whereSaid(one.at, titles, reader),
		ours: valueSaid(one.ours, titles, files),
		theirs: valueSaid(one.theirs, titles, files)
	});
	return { taken: taken.map(say), asked: asked.map(say) };
}

const titlesOf = ({ stops }: Content): [string, string][] =>
	stops.map(({ id, layers }, at) => [
		id,
		layers.find(({ title }) => title)?.title ?? m.city_stop_number({ number: at + 1 })
	]);

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
	transcript: m.city_transcript,
	author: m.city_author,
	source: m.city_source,
	riddles: m.city_riddle,
	question: m.city_question,
	hint: m.city_riddle_hint,
	answers: m.city_answers,
	alt: m.ui_alternative
};

function whereSaid(at: string, titles: ReadonlyMap<string, string>, reader: Locale): string {
	const [root, ...path] = at.split('/');
	const own =
		root === 'stops'
			? [`« ${titles.get(path.shift() ?? '') ?? m.city_stop()} »`]
			: root === 'media'
				? path.splice(0, 1).map(() => m.city_media())
				: root === 'order'
					? [m.city_order()]
					: [];
	const said = path.flatMap((one) => {
		const [locale = '', audience] = one.split(' ');
		if (isLocale(locale))
			return [
				[
					languageName(locale, reader),
					...(audience ? [audienceName(audience as Audience).toLocaleLowerCase(reader)] : [])
				].join(', ')
			];
		return names[one] ? [names[one]().toLocaleLowerCase(reader)] : [];
	});
	return [...own, ...said].join(', ') || m.city_trails();
}

type Files = Content['media'];

function valueSaid(value: Tree | undefined, titles: ReadonlyMap<string, string>, files: Files): string {
	if (value === undefined) return m.city_parcel_nothing();
	if (typeof value === 'boolean') return value ? m.city_step_free() : m.city_steps_some();
	if (typeof value !== 'object') return files[String(value)]?.name ?? String(value);
	if (isBranch(value)) return branchSaid(value, titles, files);
	if ('where' in value) return value.where.filter((one) => one !== null).join(', ');
	return value.map((one) => titles.get(one) ?? one).join(' · ');
}

/** Of what is new whole, the texts that it says, one after the other. */
function branchSaid(value: Tree & object, titles: ReadonlyMap<string, string>, files: Files): string {
	const parts = Object.entries(value).filter(([name]) => name !== 'there' && name !== 'source');
	return parts.map(([, one]) => valueSaid(one as Tree, titles, files)).join(' · ');
}
