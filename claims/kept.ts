/** Forty-nine people whom operations paid for or not, of age or not, gone or not, by two operations or one: on each day that matters their names stand in clear, under seal for the auditor of which operation, or nowhere, as the law and the hub's rule say, and what was counted stays counted. */

import { forgetGuests } from '#agenda/server';
import { figuresOf, measures } from '#impact';
import { material } from '#impact/server';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { forgetProofs, unsealedProofs } from '#kernel/server/proofs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { erase } from '../src/erase.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { byHand } from './support/by-hand/world.ts';
import { type Case, cases, expected, moments, operations, sealedName } from './support/kept/cases.ts';
import { liveThrough, readable, say } from './support/kept/living.ts';

const wrong: string[] = [];
const seen = { looks: 0, clear: 0, sealed: 0, gone: 0 };
const all = cases();
await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	openSecret('a secret for the claim', '');
	try {
		await run();
	} finally {
		await disconnect();
	}
});
for (const line of wrong.slice(0, 40)) console.log(`! ${line}`);
console.log(
	`kept: ${all.length} people on ${seen.looks / all.length} days, ${seen.clear} times in clear, ${seen.sealed} times under seal, ${seen.gone} times nowhere, ${measures.length} figures unchanged by ${all.filter(({ erased }) => erased).length} who went; ${wrong.length} wrong`
);
process.exitCode = wrong.length || !seen.clear || !seen.sealed || !seen.gone ? 1 : 0;

async function run(): Promise<void> {
	const { erased, held } = await liveThrough(all);
	const before = await counts();
	for (const code of ['HUB01', 'HUB12', 'RCO04', 'RCR98'])
		if (!before.get(code)) wrong.push(`${code} counts nobody, so nothing was tried`);
	for (const person of erased) await byHand((tx) => erase(tx, person));
	const after = await counts();
	for (const [code, value] of before)
		if (after.get(code) !== value) wrong.push(`${code} was ${value} and is ${after.get(code)} since people went`);
	const sixMonths = new Date(held);
	sixMonths.setUTCMonth(sixMonths.getUTCMonth() + 6);
	for (const { at, says } of moments(held)) {
		if (says === 'PAID' || says === 'LATER') await say(says, says === 'PAID' ? '2027-09-01' : '2029-02-01');
		if (says === 'HELD' || says === 'released') await say('HELD', '2027-09-01', says === 'HELD');
		await night(new Date(at));
		await look(at, sixMonths);
	}
}

/** What the jobs of a night do. */
async function night(now: Date): Promise<void> {
	await forgetGuests(now);
	await transaction((tx) => forgetProofs(tx, now));
}

async function look(at: string, sixMonths: Date): Promise<void> {
	const clear = await readable(all.map(({ name }) => name));
	const sealed = new Map(
		await Promise.all(
			operations.map(async (code) => {
				const names = (await unsealedProofs(code, new Date(at))).map(({ name }) => name);
				return [code, new Set(names)] as const;
			})
		)
	);
	for (const one of all)
		judge(
			one,
			at,
			clear.has(one.name),
			operations.filter((code) => sealed.get(code)?.has(sealedName(one))),
			sixMonths
		);
}

function judge(one: Case, at: string, clear: boolean, sealed: readonly string[], sixMonths: Date): void {
	const should = expected(one, at, sixMonths);
	seen.looks++;
	if (should.clear) seen.clear++;
	else seen[should.sealed.length ? 'sealed' : 'gone']++;
	const who = `${one.name}, ${one.as} of ${one.paidBy.join(' and ') || 'nobody’s'}${one.erased ? ', erased' : ''}, on ${at}`;
	if (clear !== should.clear) wrong.push(`${who} is ${clear ? 'still to be read' : 'gone already'}`);
	if (sealed.join() !== should.sealed.toSorted((a, b) => operations.indexOf(a) - operations.indexOf(b)).join())
		wrong.push(`${who} is under seal for « ${sealed.join(', ')} » instead of « ${should.sealed.join(', ')} »`);
}

async function counts(): Promise<Map<string, number>> {
	const its = figuresOf(await material(), { from: '0001-01-01', until: '9999-12-31', operation: null, partner: null });
	return new Map([...its].map(([code, { value }]) => [code, value]));
}
