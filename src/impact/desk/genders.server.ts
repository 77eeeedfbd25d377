import type { Locale } from '#kernel/words.ts';
import { inOrderShown, isGender } from '../figures/gendered.ts';
import type { Measure } from '../figures/measures.ts';
import { valueSaid, yearsSaid } from '../pages/told-words.server.ts';
import { BY_GENDER } from '../server/genders.ts';
import { groupName } from '../server/names.ts';
import { toldFigures } from '../server/telling.ts';

/** A measure's people by gender, as everybody reads them and no otherwise: the latest years first. Null for a measure that has no genders. */
export async function gendersShown(measure: Measure, locale: Locale) {
	if (measure.code !== BY_GENDER) return null;
	const its = (await toldFigures()).filter((one) => one.measure === measure.code && one.classes.some(isGender));
	const most = Math.max(1, ...its.map(({ value }) => value ?? 0));
	return [...Map.groupBy(its, yearsSaid)].map(([head, classes]) => ({
		head,
		rows: classes.toSorted(inOrderShown).map(({ classes: groups, value }) => ({
			...{ key: groups.join(' '), text: groups.map((group) => groupName(group)).join(', ') },
			...{ says: valueSaid(measure, value, locale), width: ((value ?? 0) / most) * 100 }
		}))
	}));
}
export type GendersShown = NonNullable<Awaited<ReturnType<typeof gendersShown>>>;
