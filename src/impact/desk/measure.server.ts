import { missing } from '#kernel/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { ROWS } from '#web/list.server.ts';
import { amberIn, isAmber } from '../figures/amber.ts';
import { figureOf, groupsOf, type Measure, measureOf } from '../figures/measures.ts';
import type { Figure, Unit } from '../figures/unit.ts';
import { namesOf } from '../server/named.ts';
import { amberName, groupName, pieceName, reasonName, said } from '../server/names.ts';
import { ambersNow, correctedOf } from '../server/proof/amber.ts';
import { provedMaterial } from '../server/proof/lines.ts';
import { targets } from '../server/targets.ts';
import { choices, operationShown, progressOf, scopeOf, shown } from './figures.server.ts';

/** One measure with its figure, how it came to it, its units and what was left out, each with its pieces. @throws 404 */
export async function measureShown(code: string, url: URL, locale: Locale) {
	const measure = measureOf(code);
	if (!measure) throw missing();
	const { all, operation, today, scope } = await scopeOf(url.searchParams.get('operation') ?? '');
	const whole = await provedMaterial();
	const figure = figureOf(measure, whole, scope);
	const promised = operation ? (await targets(operation.code)).filter((one) => one.measure === code) : [];
	const partners = new Map((await organizationNames()).map(({ id, name }) => [id, name]));
	const page = Math.max(1, Number(url.searchParams.get('page')) || 1);
	const units = figure.units.slice((page - 1) * ROWS, page * ROWS);
	const left = figure.left.slice(0, ROWS);
	const names = await namesOf([...units, ...left].flatMap(({ joined }) => joined));
	const states = await statesOf([...units, ...left]);
	const unit = (one: Unit) => unitShown(one, measure, { names, states }, locale);
	return {
		...{ measure: shown(measure, figure.value, locale), output: measure.output },
		...{ operation: operationShown(operation, locale), operations: choices(all, locale) },
		targets: promised.map((target) => ({
			...target,
			partnerName: target.partner && (partners.get(target.partner) ?? null),
			progress: progressOf(measure, figureOf(measure, whole, { ...scope, partner: target.partner }).value, target, {
				...{ operation, today, locale }
			})
		})),
		partners: [...partners].map(([value, label]) => ({ value, label })),
		groups: groupsShown(figure, locale),
		months: monthsOf(figure, measure, locale),
		...{ units: units.map(unit), left: left.map(unit), total: figure.units.length, leftTotal: figure.left.length },
		...{ amber: amberIn(figure), page, pages: Math.ceil(figure.units.length / ROWS) }
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

function groupsShown(figure: Figure, locale: Locale) {
	if (!figure.units.some(({ group }) => group)) return [];
	const groups = [...groupsOf(figure)].toSorted(([, a], [, b]) => b - a);
	const most = Math.max(...groups.map(([, count]) => count));
	return groups.map(([group, count]) => ({
		...{ name: groupName(group), count: new Intl.NumberFormat(locale).format(count), width: (count / most) * 100 }
	}));
}

/** What the figure had come to at the end of each month, by the day on which each unit first counted. */
function monthsOf({ units }: Figure, { unit }: Measure, locale: Locale) {
	const added = Map.groupBy(units, ({ first }) => first.slice(0, 7));
	const months = [...added.keys()].toSorted().slice(-48);
	const early = units.filter(({ first }) => first.slice(0, 7) < (months[0] ?? ''));
	let sum = early.reduce((all, { value }) => all + value, 0);
	const sums = months.map((month) => {
		const more = (added.get(month) ?? []).reduce((all, { value }) => all + value, 0);
		sum += more;
		return { month, more: said(more, unit, locale), sum, says: said(sum, unit, locale) };
	});
	return sums.map((one) => ({ ...one, height: sum ? (one.sum / sum) * 100 : 0 }));
}
