import { missing } from '#kernel/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { pageAsked, ROWS } from '#web/list.server.ts';
import { isAmber } from '../figures/amber.ts';
import type { Counted } from '../figures/counted.ts';
import { type Measure, measureOf } from '../figures/measures.ts';
import type { Unit } from '../figures/unit.ts';
import { figureNow } from '../server/counting.ts';
import { namesOf } from '../server/named.ts';
import { amberName, groupName, pieceName, reasonName, said } from '../server/names.ts';
import { ambersNow, correctedOf } from '../server/proof/amber.ts';
import { targets } from '../server/targets.ts';
import { whereBy } from '../where/where.ts';
import { choices, operationShown, progressOf, scopeOf, shown } from './figures.server.ts';
import { gendersShown } from './genders.server.ts';

/** One measure with its figure, how it came to it, its units and what was left out, each with its pieces. @throws 404 */
export async function measureShown(code: string, url: URL, locale: Locale) {
	const measure = measureOf(code);
	if (!measure) throw missing();
	const { all, operation, today, scope } = await scopeOf(url.searchParams.get('operation') ?? '');
	const promised = operation ? (await targets(operation.code)).filter((one) => one.measure === code) : [];
	const partners = new Map((await organizationNames()).map(({ id, name }) => [id, name]));
	const page = pageAsked(url.searchParams);
	const part = { from: (page - 1) * ROWS, most: ROWS };
	const figure = await figureNow(measure, scope, part, [...new Set(promised.map(({ partner }) => partner))]);
	const { shownUnits: units, shownLeft: left } = figure;
	const names = await namesOf([...units, ...left].flatMap(({ joined }) => joined));
	const states = await statesOf([...units, ...left]);
	const unit = (one: Unit) => unitShown(one, measure, { names, states }, locale);
	return {
		...{ measure: shown(measure, figure.value, locale), output: measure.output, by: whereBy(measure) },
		...{ operation: operationShown(operation, locale), operations: choices(all, locale) },
		targets: promised.map((target) => ({
			...target,
			partnerName: target.partner && (partners.get(target.partner) ?? null),
			progress: progressOf(measure, figure.of.get(target.partner) ?? 0, target, {
				...{ operation, today, locale }
			})
		})),
		partners: [...partners].map(([value, label]) => ({ value, label })),
		groups: groupsShown(figure, locale),
		genders: await gendersShown(measure, locale),
		months: monthsOf(figure, measure, locale),
		...{ units: units.map(unit), left: left.map(unit), total: figure.units, leftTotal: figure.left },
		...{ amber: figure.amber, page, pages: Math.ceil(figure.units / ROWS) }
	};
}

/** What the team has said of pieces in amber, and when an act has changed others. */
async function statesOf(units: readonly Unit[]) {
	const pieces = units.flatMap((one) => one.pieces);
	const corrected = await correctedOf(pieces.map(({ id }) => id));
	const said = pieces.some(({ amber }) => amber) ? await ambersNow() : [];
	return { corrected, words: new Map(said.map(({ kind, id, word }) => [`${kind} ${id}`, word])) };
}

type Known = Readonly<{ names: ReadonlyMap<string, string>; states: Awaited<ReturnType<typeof statesOf>> }>;

function unitShown(one: Unit, { unit }: Measure, { names, states }: Known, locale: Locale) {
	const known = one.joined.flatMap((key) => names.get(key) ?? []);
	const number = one.key.split(':')[1]?.slice(-6) ?? '';
	return {
		...{ key: one.key, name: known[0] ?? m.impact_unnamed({ number }), others: known.slice(1) },
		// a number is no name: it only says that two are one
		...{
			joined: one.joined.filter((key) => !key.startsWith('number:')).length - 1,
			group: one.group && groupName(one.group)
		},
		...{ value: said(one.value, unit, locale), plain: one.value === 1, first: one.first, last: one.last },
		left: one.left && reasonName(one.left),
		amber: isAmber(one),
		pieces: one.pieces.map(({ kind, id, day, hash, amber }) => ({
			...{ kind, id, day, hash, name: pieceName(kind) },
			...{ amber: amber ? { ...amber, says: amberName(amber.what) } : null },
			...{ word: states.words.get(`${kind} ${id}`) ?? null, corrected: states.corrected.get(`${kind} ${id}`) ?? null }
		}))
	};
}
export type UnitShown = ReturnType<typeof unitShown>;

function groupsShown({ groups: all }: Counted, locale: Locale) {
	const groups = [...all].toSorted(([, a], [, b]) => b - a);
	const most = Math.max(...groups.map(([, count]) => count));
	return groups.map(([group, count]) => ({
		...{
			key: group,
			text: groupName(group),
			says: new Intl.NumberFormat(locale).format(count),
			width: (count / most) * 100
		}
	}));
}

/** What the figure had come to at the end of each month, by the day on which each unit first counted. */
function monthsOf({ months: added }: Counted, { unit }: Measure, locale: Locale) {
	const all = [...added].toSorted(([a], [b]) => (a < b ? -1 : 1));
	const [early, months] = [all.slice(0, -48), all.slice(-48)];
	let sum = early.reduce((before, [, more]) => before + more, 0);
	const sums = months.map(([month, more]) => {
		sum += more;
		return { month, more: said(more, unit, locale), sum, says: said(sum, unit, locale) };
	});
	return sums.map((one) => ({ ...one, height: sum ? (one.sum / sum) * 100 : 0 }));
}
