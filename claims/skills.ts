/** The whole of ESCO comes in by the page of Coulisses while everybody else is served, and each skill is found by its name in either language, whatever its accents, capitals and plurals, at 50 ms (p95) a letter. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { withHub } from './support/hub.ts';
import { sendForm, signedIn } from './support/pages.ts';
import { quantile } from './support/quantile.ts';
import { type Labelled, labelled, typing, ways } from './support/skills/asking.ts';

const small = process.argv.includes('--small');
const sample = join(import.meta.dirname, 'support/skills');
const whole = process.env.ESCO ?? join(import.meta.dirname, '../../shared/data/esco');
const MOST_MS = 50;
/** A skill that is asked for by its whole name stands among so many. */
const AMONG = 5;
const ASKED = small ? 60 : 500;

const wrong: string[] = [];
if (!small && !existsSync(whole)) {
	console.log(`skills: there is no ESCO at ${whole}; name the folder of skills_fr.csv and skills_en.csv in ESCO`);
	process.exit(1);
}
const folder = small ? sample : whole;
const files = ['skills_fr.csv', 'skills_en.csv'] as const;
const [fr, en] = files.map((file) => labelled(readFileSync(join(folder, file), 'utf8'))) as [Labelled[], Labelled[]];

const figures = await withHub({ crowd: true, args: ['--demo'], env: { LOG_LEVEL: 'warn' } }, async ({ url }) => {
	const held = await bring(url);
	const found = await ask(url);
	return { held, found, p95: await type(url) };
});
for (const sentence of wrong.slice(0, 40)) console.log(sentence);
console.log(
	`skills: ${fr.length} names in French and ${en.length} in English, ${figures.found.asked} questions of whole names, ${figures.found.missed} missed; a letter p95 ${figures.p95.toFixed(1)} ms (at most ${MOST_MS}); nobody waited longer than ${Math.round(figures.held)} ms while they came in${wrong.length ? `; ${wrong.length} things wrong` : ''}`
);
process.exitCode = wrong.length ? 1 : 0;

/** @returns how long the longest answer to somebody else took meanwhile, in milliseconds */
async function bring(url: string): Promise<number> {
	const team = await signedIn(url, 'admin');
	const body = new FormData();
	for (const file of files) body.append('files', new Blob([readFileSync(join(folder, file))]), file);
	let coming = true;
	let longest = 0;
	const others = (async () => {
		for (; coming; await pause(20)) {
			const began = performance.now();
			await (await fetch(url + href('/legal', 'fr'))).arrayBuffer();
			longest = Math.max(longest, performance.now() - began);
		}
	})();
	await sendForm(url, team, '/desk/skills', body);
	coming = false;
	await others;
	const again = await sendForm(url, team, '/desk/skills', body);
	if (again !== '/desk/skills') wrong.push(`the same tables again lead to ${again}`);
	return longest;
}

/** Each name, in each way of typing it, finds what is called so. */
async function ask(url: string) {
	let asked = 0;
	let missed = 0;
	for (const [language, all] of [
		['fr', fr],
		['en', en]
	] as const)
		for (const { uri, label } of some(all, ASKED))
			for (const [way, typed] of Object.entries(ways)) {
				const text = typed(label, language);
				asked++;
				const found = (await skills(url, text)).slice(0, AMONG);
				if (found.some((one) => one.uri === uri)) continue;
				missed++;
				wrong.push(
					`« ${text} » (${way}) does not find « ${label} », but ${found.map(({ label }) => label[language]).join(', ') || 'nothing'}`
				);
			}
	return { asked, missed };
}

/** @returns the p95 of an answer while somebody types, in milliseconds */
async function type(url: string): Promise<number> {
	const times: number[] = [];
	for (const { label } of [...some(fr, small ? 5 : 100), ...some(en, small ? 5 : 100)])
		for (const text of typing(label)) {
			const began = performance.now();
			await skills(url, text);
			times.push(performance.now() - began);
		}
	const p95 = quantile(times, 0.95);
	if (!small && p95 > MOST_MS) wrong.push(`a letter takes ${p95.toFixed(1)} ms (p95)`);
	return p95;
}

async function skills(url: string, text: string): Promise<{ uri: string; label: Record<string, string> }[]> {
	const answer = await fetch(`${url}/api/v1/skills?q=${encodeURIComponent(text)}`);
	if (!answer.ok) throw new Error(`« ${text} » is answered with ${answer.status}`);
	return (await answer.json()).items;
}

/** So many of them, evenly. */
function some<T>(all: readonly T[], count: number): T[] {
	const step = Math.max(1, Math.floor(all.length / count));
	return all.filter((_, at) => at % step === 0);
}
