/** Six hundred phones of a hall, thirty pupils of a class and five colleagues come from one address, and one of them does all that can be done there as fast as it goes: nobody else is refused anything, and the votes are exact. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { settleIn, withHub } from './support/hub.ts';
import { listenTo } from './support/listener.ts';
import { must } from './support/live.ts';
import { colleague, type Phone, phone, pupil, type Show, type Told, votes } from './support/one-roof/honest.ts';
import { type Done, hostile } from './support/one-roof/hostile.ts';
import { classOfPupils, withPassword } from './support/one-roof/world.ts';
import { cookieLine, signedIn } from './support/pages.ts';
import { madeShow, polls } from './support/show.ts';

const small = process.argv.includes('--small');
const seed = Number(process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 45);
const [PHONES, PUPILS, SECONDS] = small ? [30, 10, 4] : [600, 30, 60];
const HOSTILE = small ? { sockets: 60, halfSent: 40, workers: 1 } : { sockets: 3000, halfSent: 800, workers: 8 };
/** Of those in the hall, so many come while it goes on; and so many have no JavaScript. */
const [LATE, BY_FORM] = [10, 6];
const COLLEAGUES = [
	{ role: 'coordinator', pages: ['/desk', '/desk/activities', '/desk/registrations'] },
	{ role: 'admin', pages: ['/desk', '/desk/people', '/desk/settings'] },
	{ role: 'director', pages: ['/me', '/agenda'] },
	{ role: 'adviser', pages: ['/me', '/network'] },
	{ role: 'teacher', pages: ['/me', '/learning/classes'] }
] as const;

const told: Told = { acts: [], wrong: [] };
let figure = '';
// the limits stand
await withHub({ args: ['--demo'], env: { LOG_LEVEL: 'error' } }, async ({ url }) => {
	await settleIn();
	const { id, room, cues } = await madeShow({ name: 'salle', cues: { before: polls.live, live: polls.live } });
	const show: Show = { id, room };
	const its = await classOfPupils(PUPILS);
	const team = await Promise.all(
		COLLEAGUES.map(async ({ role, pages }) => ({
			...{ cookies: await signedIn(url, role), pages },
			email: await withPassword(url, `collegue.${role}`)
		}))
	);
	const director = await listenTo({ url, room, as: 'director', cookie: cookieLine(await signedIn(url, 'admin')) });
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.before });
	const early = await crowd(url, show, PHONES - PHONES / LATE);
	await Promise.all(
		early.map((one, place) => votes(one, { show: id, poll: cues.before, choice: '0', byForm: isByForm(place) }, told))
	);
	await must(director, { do: 'close', poll: cues.before });
	await must(director, { do: 'take', cue: cues.live });

	const end = hostile({
		...{ url, seed, show: id, room, poll: cues.live, code: its.code, pupils: its.cards.map(({ id: one }) => one) },
		...{ emails: team.map(({ email }) => email), ...HOSTILE }
	});
	const began = Date.now();
	const isOver = () => Date.now() - began > SECONDS * 1000;
	const chosen = await Promise.all([
		...early.map((one, place) => voteSometime(one, { show: id, poll: cues.live, place })),
		crowd(url, show, PHONES / LATE, SECONDS * 500).then(() => null),
		...its.cards.map(async (_, place) => {
			await pause((place / PUPILS) * SECONDS * 400);
			await pupil(url, its, place, told);
			return null;
		}),
		...team.map((one) => colleague(url, one, isOver, told).then(() => null))
	]);
	await must(director, { do: 'close', poll: cues.live });
	const done = await end();
	await judgeVotes(
		cues.live,
		chosen.filter((one) => one !== null),
		done
	);
	figure = said(done);
});
for (const [sentence, times] of Object.entries(countBy(told.wrong)).slice(0, 60))
	console.log(`! ${times} × ${sentence}`);
console.log(
	`one-roof: ${PHONES} phones, ${PUPILS} pupils, ${COLLEAGUES.length} colleagues behind one address: ${told.acts.length} acts, ${told.wrong.length} refused or wrong; ${figure} (seed ${seed})`
);
process.exit(told.wrong.length ? 1 : 0);

/** So many come to the show one after the other. */
async function crowd(url: string, show: Show, count: number, withinMs = 0): Promise<Phone[]> {
	const come = async (_: unknown, place: number) => {
		await pause((place / count) * withinMs || place * 15);
		return phone(url, show, told);
	};
	const phones = await Promise.all(Array.from({ length: count }, come));
	return phones.filter((one) => one !== null);
}

function isByForm(place: number): boolean {
	return place % BY_FORM === 0;
}

/** @returns what was chosen, where it was taken */
async function voteSometime(
	one: Phone,
	{ show, poll, place }: Readonly<{ show: string; poll: string; place: number }>
): Promise<string | null> {
	await pause(Math.random() * SECONDS * 800);
	const choice = String(place % 2);
	const taken = await votes(one, { show, poll, choice, byForm: isByForm(place) }, told);
	return taken ? choice : null;
}

/** Honest people choose between the first two; whatever somebody hostile has is the third's. */
async function judgeVotes(poll: string, chosen: readonly string[], { ballots }: Done): Promise<void> {
	const { rows } = await sql<{ choice: string; count: number }>`
		select choice[1] as choice, count(*)::int as count from stage.ballot where poll = ${poll} group by 1`.execute(db);
	const { rows: tally } = await sql<{ option: string; votes: number }>`
		select option, sum(votes)::int as votes from stage.tally where poll = ${poll} group by 1`.execute(db);
	for (const option of ['0', '1']) {
		const honest = chosen.filter((one) => one === option).length;
		const kept = rows.find(({ choice }) => choice === option)?.count ?? 0;
		const counted = tally.find((one) => one.option === option)?.votes ?? 0;
		if (kept !== honest || counted !== honest)
			told.wrong.push(`the option ${option} has ${kept} ballots and a tally of ${counted}, not ${honest}`);
	}
	const hers = rows.find(({ choice }) => choice === '2')?.count ?? 0;
	if (hers < ballots) told.wrong.push(`${ballots} ballots were acknowledged to the hostile one, ${hers} are kept`);
}

function said({ answers, ballots }: Done): string {
	const all = Object.values(answers).flatMap((some) => Object.entries(some));
	const sum = (holds: (status: string) => boolean): number =>
		all.filter(([status]) => holds(status)).reduce((total, [, count]) => total + count, 0);
	for (const [way, some] of Object.entries(answers)) console.log(`hostile   ${way}: ${JSON.stringify(some)}`);
	return `the hostile one sent ${sum(() => true)} times and was refused ${sum((status) => status === '429')}, and has ${ballots} ballots of devices that she made`;
}

function countBy(sentences: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const one of sentences) counts[one] = (counts[one] ?? 0) + 1;
	return counts;
}
