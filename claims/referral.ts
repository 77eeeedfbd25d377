/** Of 200 referrals over 60 days none is silent: each is answered, chased, told or fallen on the day that a model of its own says; a link that was passed on, a guessed, another's or used code, a second press and an adviser without her role do nothing. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAfterReferrals } from '#venture/server';
import { drawsFrom } from './support/draws.ts';
import { openHub } from './support/hub.ts';
import { answersAtDesk, answersByLink, answersLost, lookWithdrawn, type Tried } from './support/referral/answering.ts';
import { drawn } from './support/referral/draw.ts';
import { looksWrong, silent, untold } from './support/referral/looking.ts';
import { expectedOf } from './support/referral/model.ts';
import { adviser, dismiss, organization, welcome } from './support/referral/people.ts';
import { type House, moment, type Played, propose, saysTo, setClock, withdraw } from './support/referral/world.ts';

const small = process.argv.includes('--small');
const [COUNT, DAYS] = small ? [22, 60] : [200, 60];
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-clock-'));
const clock = join(folder, 'clock');
await setClock(clock, moment(0, '05:00'));
const ahead = new URL('./support/referral/shifted-clock.ts', import.meta.url).href;
const env = { CLOCK_FILE: clock, NODE_OPTIONS: `--import=${ahead}` };
const hub = await openHub({ crowd: true, env });
const tried: Tried = { tries: 0, acted: 0, problems: [] };
const played: Played[] = [];
let quiet: string[] = [];
try {
	const house = await organization('Maison des essais');
	const ines = await adviser('Inès Carlier', 'ines@example.org', house);
	await welcome(ines, house);
	const scripts = drawn(COUNT, drawsFrom(12));
	for (let day = 0; day <= DAYS; day++) {
		await lookAfterReferrals(moment(day, '05:41'));
		quiet = [...quiet, ...(await silent())];
		await setClock(clock, moment(day, '10:00'));
		for (const script of scripts.filter(({ proposedOn }) => proposedOn === day))
			played.push(await propose(script, { ines, url: hub.program.url }, moment(day, '09:00')));
		for (const one of played) await live(one, day, { ines, url: hub.program.url });
	}
	const wrong = [...(await looksWrong(played, DAYS)), ...(await untold(played)), ...quiet, ...tried.problems];
	for (const problem of wrong.slice(0, 40)) console.log(`! ${problem}`);
	console.log(
		`referral: ${played.length} referrals over ${DAYS} days, ${steps('chased')} chased, ${steps('unanswered')} told that nobody answers, ${steps('accepted')} accepted, ${steps('returned')} sent back, ${quiet.length} silent; ${tried.tries} presses with a link alone, another's, guessed or used code, twice or without a role: ${tried.acted} did anything; ${wrong.length} problems`
	);
	process.exitCode = wrong.length || !tried.tries ? 1 : 0;
} finally {
	await hub.close();
	rmSync(folder, { recursive: true, force: true });
}

/** How often a step is in what should happen, which is what did when there is no problem. */
function steps(kind: string): number {
	return played.flatMap(({ script }) => expectedOf(script, DAYS)).filter(({ step }) => step === kind).length;
}

/** What people do with a referral on a day, as its script says: what should have happened by then tells what they can do. */
async function live(one: Played, day: number, { ines }: House): Promise<void> {
	const { script, adviser: own, organization: of } = one;
	const until = expectedOf(script, day);
	const today = until.filter((each) => each.day === day).map(({ step }) => step);
	const sentOn = until.find(({ step }) => step === 'sent')?.day;
	if (day === script.proposedOn + script.consent.after && script.consent.says !== 'nothing') await says(one, day);
	if (sentOn === undefined) return;
	const lost = script.partner === 'lost' || script.partner === 'lostWithAddress';
	if (lost && own && of && day === sentOn + script.lostAfter) await dismiss(own, of);
	if (today.includes(script.answer.says) && script.answer.says !== 'nothing') {
		const byLink = script.partner === 'link' || (lost && day >= sentOn + script.lostAfter);
		if (byLink) await answersByLink(one, waiting(one, day), tried);
		else await answersAtDesk(one, ines.id, moment(day, '10:00'), tried);
	} else if (lost && day === sentOn + script.lostAfter + 1) await answersLost(one, moment(day, '10:00'), tried);
	if (!today.includes('withdrawn') || day !== sentOn + (script.withdrawsAfter ?? -1)) return;
	if ((await withdraw(one)) !== 303) tried.problems.push(`she could not take ${script.at} back`);
	if (script.partner === 'link') await lookWithdrawn(one, tried);
}

/** She says what she says: once it has fallen, that does nothing. */
async function says(one: Played, day: number): Promise<void> {
	const fallen = expectedOf(one.script, day).some(({ step }) => step === 'lapsed');
	const answers = await saysTo(one);
	const taken = answers.filter((status) => status === 303).length;
	if (fallen) tried.acted += taken;
	if (taken !== (fallen ? 0 : 1))
		tried.problems.push(`her answer to ${one.script.at} was taken ${taken} times: ${answers.join()}`);
	tried.tries += answers.length - (fallen ? 0 : 1);
}

/** Another one whose partner has a link and has not answered. */
function waiting(one: Played, day: number): Played | undefined {
	return played.find(({ id, script }) => {
		const until = expectedOf(script, day);
		const last = until.at(-1)?.step ?? '';
		return id !== one.id && script.partner === 'link' && ['sent', 'chased', 'unanswered'].includes(last);
	});
}
