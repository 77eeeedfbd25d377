import { z } from 'zod';
import { choiceParameter, listOf, openData } from '#kernel/server/open-data.ts';
import { measures, partsOf } from '../figures/measures.ts';
import { toldFigures } from './telling.ts';
import { toldWhere } from './where/telling.ts';

const FigureTold = z.strictObject({
	measure: z.string(),
	kind: z.enum(['output', 'result', 'own']),
	unit: z.string(),
	source: z.string().nullable(),
	ruleVersion: z.int(),
	fromYear: z.int(),
	untilYear: z.int(),
	classes: z.array(z.string()),
	territory: z.strictObject({ level: z.enum(['commune', 'within', 'region']), name: z.string() }).nullable(),
	value: z.number().nullable()
});

/** What everybody may read of the figures: years of measures, in steps of eight. */
export const figureData = openData({
	path: '/impact',
	summary: 'What the hub adds up to, by measure and year, and by where it was',
	parameters: [
		choiceParameter(
			'measure',
			'The code of one measure.',
			measures.map(({ code }) => code)
		)
	],
	gives:
		'Numbers by measure and year, rounded down to whole steps of 8; null for fewer than 8. A year that is too small stands with its neighbours, and too small classes with each other. Jobs are full-time equivalents, hours are hours. An empty `classes` is all of them; classes that begin with `gender_` divide them once more, and `gender_unknown` is whoever has not said it or is among too few. No `territory` is everywhere. A territory is a commune, the other communes of an arrondissement (`within`), or what is left of the region with what is outside it or unknown, of all years together: too small communes stand with their arrondissement, and too small arrondissements with the region',
	shape: listOf(FigureTold),
	read: async ({ url }) => {
		const asked = url.searchParams.get('measure');
		const everywhere = (await toldFigures()).map((one) => ({ ...one, territory: null }));
		const somewhere = (await toldWhere()).map(({ level, name, ...one }) => ({
			...one,
			classes: [],
			territory: { level, name }
		}));
		const its = [...everywhere, ...somewhere].filter(({ measure }) => !asked || measure === asked);
		return { items: its.flatMap((one) => shaped(one)) };
	}
});

type Item = Awaited<ReturnType<typeof toldFigures>>[number] & Pick<z.infer<typeof FigureTold>, 'territory'>;

function shaped({ measure: code, value, classes, ...its }: Item) {
	const measure = measures.find((one) => one.code === code);
	if (!measure) return [];
	const { kind, unit, source, version } = measure;
	const whole = value === null ? null : value / partsOf(unit);
	return [
		{ ...{ measure: code, kind, unit, source, ruleVersion: version }, ...its, classes: [...classes], value: whole }
	];
}
