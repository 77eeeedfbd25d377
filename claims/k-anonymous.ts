/** Of seeded years of every size, what everybody may read of the figures (open data and its filters, the file and the page in four languages) has no cell under eight and each within a step of what is true, and no two of those numbers leave fewer than eight between them: neither by years, classes, communes, filters and totals, nor before and after one comes, one goes, one was not there; a gender is told only where eight have said it and eight have not, with the unknown beside it, also after one says another or takes it back. */
import { figuresOf, groupsOf, measures } from '#impact';
import { provedMaterial, tellFigures } from '#impact/server';
import { liveWithFirms } from './support/by-hand/firms.ts';
import { liveWithPeople } from './support/by-hand/people.ts';
import { drawing, settleFirms, settleHub } from './support/by-hand/world.ts';
import { withHub } from './support/hub.ts';
import { changes, spread } from './support/k-anonymous/changing.ts';
import { changeOne, gendersIn, isOfGender, sayGenders, wrongGenders } from './support/k-anonymous/genders.ts';
import { exactPlaces, placesLost, settleRegion } from './support/k-anonymous/places.ts';
import { type Cell, readAll } from './support/k-anonymous/reading.ts';

const small = process.argv.includes('--small');
const SEEDS = small ? [7] : [7, 1830, 20_260];
const SIZE = small
	? { companies: 30, doubles: 8, participations: 300, calls: 10 }
	: { companies: 60, doubles: 20, participations: 500, calls: 40 };
const LEAST = 8;
const codes = measures.map(({ code }) => code);
const wrong: string[] = [];
const seen = { cells: 0, pairs: 0, few: 0, spans: 0, changes: 0, genders: 0, communes: 0, merged: 0 };
for (const seed of SEEDS) await withHub({ crowd: true }, ({ url }) => run(seed, url));
for (const line of wrong.slice(0, 40)) console.log(`! ${line}`);
console.log(
	`k-anonymous: ${seen.cells} numbers of ${SEEDS.length} hubs, ${seen.spans} of several years together, ${seen.few} told as too few, ${seen.communes} of a commune and ${seen.merged} of what was too small, ${seen.genders} of a gender, ${seen.pairs} pairs subtracted, ${seen.changes} times again after one came, went, was not there or said another gender; ${wrong.length} wrong`
);
process.exitCode = wrong.length || Object.values(seen).some((count) => !count) ? 1 : 0;

async function run(seed: number, url: string): Promise<void> {
	const draws = drawing(seed);
	const hub = await settleHub();
	const firms = await settleFirms(SIZE, hub.team);
	await liveWithFirms(firms, SIZE, draws, hub);
	await liveWithPeople(firms, SIZE, draws);
	await spread();
	await sayGenders();
	await settleRegion(draws);
	let before = await look(url);
	await compareWithTruth(before);
	await compareGenders(before);
	const said = Array.from({ length: small ? 2 : 12 }, (_, turn) => ({
		...{ name: 'one says another gender', happen: () => changeOne(turn) }
	}));
	for (const { name, happen } of [...(await changes(small ? 1 : 12)), ...said]) {
		await happen();
		const after = await look(url);
		await compareGenders(after);
		for (const cell of after) for (const other of before) subtract(cell, other, `after ${name}`);
		before = after;
		seen.changes++;
	}
}

/** Reckons anew, reads everything, and subtracts every two numbers of one measure. */
async function look(url: string): Promise<Cell[]> {
	await tellFigures();
	const { cells, shown } = await readAll(url, seen.changes ? [] : codes);
	for (const number of shown) if (Number(number) % LEAST) wrong.push(`${number} is shown on a page or in a file`);
	for (const { value, measure, years, classes, place } of cells) {
		seen.cells++;
		if (place) place.startsWith('commune') ? seen.communes++ : seen.merged++;
		if (value === null) seen.few++;
		else if (value !== 0 && value < LEAST) wrong.push(`${measure} ${years} ${classes} ${place} is ${value}`);
		if (years.includes('–')) seen.spans++;
	}
	const byMeasure = Map.groupBy(cells, ({ measure }) => measure);
	for (const its of byMeasure.values())
		for (const [at, cell] of its.entries()) for (const other of its.slice(at + 1)) subtract(cell, other, 'at one time');
	for (const [measure, its] of byMeasure)
		withoutClasses(
			measure,
			its.filter(({ place }) => !place)
		);
	wrong.push(...placesLost(cells));
	return cells;
}

function subtract(one: Cell, other: Cell, when: string): void {
	if (one.value === null || other.value === null || one.measure !== other.measure) return;
	seen.pairs++;
	const left = Math.abs(one.value - other.value);
	if (left && left < LEAST)
		wrong.push(
			`${one.measure}: ${one.value} (${one.years} ${one.place}) and ${other.value} (${other.years} ${other.place}) leave ${left} ${when}`
		);
}

/** What the classes of some years leave of all of them. */
function withoutClasses(measure: string, cells: readonly Cell[]): void {
	for (const its of Map.groupBy(cells, ({ years, where }) => `${where} ${years}`).values()) {
		const all = its.find(({ classes }) => !classes)?.value ?? 0;
		for (const ofGender of [true, false]) {
			const classes = its.filter((cell) => cell.classes && isOfGender(cell.classes) === ofGender);
			const left = Math.abs(all - classes.reduce((sum, { value }) => sum + (value ?? 0), 0));
			if (classes.length && left && left % LEAST) wrong.push(`${measure}: classes leave ${left} of ${all}`);
		}
	}
}

/** Each is what the exact figure is, less than a step below; years lie in one span each and none is missing. */
async function compareWithTruth(cells: readonly Cell[]): Promise<void> {
	const whole = await provedMaterial();
	const step: Record<string, number> = { jobs: 100, hours: 60 };
	wrong.push(...(await exactPlaces(cells, whole)));
	for (const { measure, years, classes, unit, value } of cells.filter(
		({ place, classes: its }) => !place && !isOfGender(its)
	)) {
		const [from = '', until = from] = years.split('–');
		const scope = { from: `${from}-01-01`, until: `${until}-12-31`, operation: null, partner: null };
		const figure = figuresOf(whole, scope).get(measure);
		const groups = figure ? groupsOf(figure) : new Map<string, number>();
		const exact = classes
			? classes.split(' ').reduce((sum, name) => sum + (groups.get(name) ?? 0), 0)
			: (figure?.value ?? 0) / (step[unit] ?? 1);
		const fits = value === null ? exact > 0 : value <= exact && exact < value + LEAST;
		if (!fits) wrong.push(`${measure} ${years} ${classes} is told as ${value} and is ${exact}`);
	}
}

/** Of each number with genders, those are what was said, or fewer. */
async function compareGenders(cells: readonly Cell[]): Promise<void> {
	const whole = await provedMaterial();
	const told = cells.filter(({ where, place, measure }) => !where && !place && measure === 'HUB01');
	for (const [years, its] of Map.groupBy(told, (one) => one.years)) {
		if (!its.some(({ classes, value }) => !classes && value)) continue;
		const [from = '', until = from] = years.split('–');
		const scope = { from: `${from}-01-01`, until: `${until}-12-31`, operation: null, partner: null };
		const figure = figuresOf(whole, scope).get('HUB01');
		if (!figure) continue;
		const genders = its.filter(({ classes }) => isOfGender(classes));
		seen.genders += genders.length;
		for (const line of wrongGenders(genders, figure.units.length, await gendersIn(figure), LEAST))
			wrong.push(`HUB01 ${years}: ${line}`);
	}
}
