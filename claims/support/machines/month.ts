import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { addMaterial, draftsOf, keepTerms, logUse, strikeUse, termsOf } from '#spaces/server';
import { by } from '../hub.ts';
import { machine, somebody } from './acting.ts';

const MONTH = '2026-11';
/** A moment after all of them: what is written down is never in the future. */
const after = new Date(Date.UTC(2026, 11, 20));

/** The same numbers each time (mulberry32). */
function drawn(seed: number): (most: number) => number {
	let state = seed;
	return (most) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
	};
}

/** To the cent, a half upwards, by decimal digits: none of the program's arithmetic. */
function toTheCent(amount: bigint, per: bigint): bigint {
	const [whole, rest] = [amount / per, amount % per];
	return rest * 2n >= per ? whole + 1n : whole;
}

/**
 * Writes down a seeded month of uses: minutes and materials, across both ends of the month on the clock of Brussels, some twice, some struck out; and adds them up beside the program.
 */
export async function monthOfUse(many: number) {
	const draw = drawn(18);
	const [space, payers] = [
		await machine('fraiseuse', null),
		await Promise.all([1, 2, 3].map((one) => somebody(`P${one}`)))
	];
	await transaction((tx) => keepTerms(tx, space, { induction: null, hourCents: 1337 }, by));
	await transaction(async (tx) => {
		for (const [name, cents] of [
			['MDF', 1849],
			['PLA', 3],
			['Encre', 77_777]
		] as const)
			await addMaterial(tx, space, { name, unit: 'u', cents });
	});
	const { materials } = await termsOf(space);
	// November begins on 31 October 23:00 UTC and ends on 30 November 23:00 UTC
	const [begin, end] = [Date.UTC(2026, 9, 31, 23), Date.UTC(2026, 10, 30, 23)];
	const sums = new Map(payers.map((payer) => [payer, 0n]));
	for (let use = 0; use < many; use++) {
		const started = begin - 3_600_000 * 24 + draw(32 * 24 * 60) * 60_000;
		const minutes = 1 + draw(300);
		const payer = payers[draw(3)] ?? '';
		const used = materials
			.filter(() => draw(2))
			.map(({ id, cents }) => ({ material: id, thousandths: 1 + draw(5000), cents }));
		const given = {
			...{ id: newId(), space, reservation: null, person: payer, organization: null, operation: null },
			...{ startedAt: new Date(started), endedAt: new Date(started + minutes * 60_000) },
			materials: used.map(({ material, thousandths }) => ({ material, thousandths }))
		};
		for (let turn = draw(4) ? 1 : 2; turn; turn--) await transaction((tx) => logUse(tx, given, by, after));
		if (!draw(9)) await transaction((tx) => strikeUse(tx, space, given.id, true, by));
		else if (started >= begin && started < end) {
			let all = toTheCent(BigInt(minutes) * 1337n, 60n);
			for (const { thousandths, cents } of used) all += toTheCent(BigInt(thousandths) * BigInt(cents), 1000n);
			sums.set(payer, (sums.get(payer) ?? 0n) + all);
		}
	}
	return compared(sums, many);
}

async function compared(sums: ReadonlyMap<string, bigint>, uses: number) {
	const problems: string[] = [];
	let cents = 0n;
	const drafts = await draftsOf(MONTH);
	for (const [payer, sum] of sums) {
		const said = BigInt(drafts.find((one) => one.payer.id === payer)?.draft.totalCents ?? 0);
		if (said !== sum) problems.push(`a payer’s month is ${said} cents, and ${sum} beside it`);
		cents += sum;
	}
	return { uses, payers: sums.size, cents: String(cents), wrong: problems.length, problems };
}
