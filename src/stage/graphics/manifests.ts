import { languageOf } from '#kernel/languages.ts';
import { eachLocale, locales } from '#kernel/words.ts';
import { layers } from '../room/entries.ts';
import { type GraphicKind, line, object, type Property } from './kind.ts';
import { type GraphicName, graphics } from './kinds.ts';

const colour = (title: string): Property => ({
	type: 'string',
	gddType: 'color-rrggbb',
	pattern: '^#[0-9a-f]{6}$',
	title
});

/** What every graphic takes besides its own. */
const common: Readonly<Record<string, Property>> = {
	lang: {
		type: 'string',
		gddType: 'select',
		title: 'Language',
		enum: locales,
		gddOptions: { labels: eachLocale((locale) => languageOf(locale).name) },
		default: locales[0],
		hidden: true
	},
	layer: {
		type: 'string',
		gddType: 'select',
		title: 'Place',
		enum: layers,
		gddOptions: { labels: { full: 'Full', side: 'Side', lower: 'Lower', corner: 'Corner', crawl: 'Crawl' } },
		hidden: true
	},
	theme: {
		...object({
			primary: colour('Colour'),
			onPrimary: colour('Text on the colour'),
			ground: colour('Ground'),
			onGround: colour('Text on the ground'),
			mark: line('Mark', 40)
		}),
		title: 'Colours',
		hidden: true
	}
};

/** The OGraf v1 manifest of a graphic; its module lies beside it. */
export function manifestOf(graphic: GraphicName) {
	const {
		name,
		description,
		steps = 1,
		data,
		required,
		layers: [best]
	}: GraphicKind = graphics[graphic];
	return {
		$schema: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json',
		id: `creative-valley.${graphic}`,
		version: '1',
		name,
		description,
		main: `${graphic}.mjs`,
		supportsRealTime: true,
		supportsNonRealTime: false,
		stepCount: steps,
		schema: { ...object({ ...data, ...common }), required },
		renderRequirements: [{ engine: [{ type: 'CEF', version: { min: '103' } }] }],
		v_layer: best
	} as const;
}
