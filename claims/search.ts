/** In a directory of 1,000 organisations and 5,000 people an answer takes at most 50 ms (p95, at the server), ten times the rows cost at most twice as much, and « jeux video » finds « jeux vidéo ». */
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Program } from '../tests/support/program.ts';
import { fill, questions } from './support/directory.ts';
import { withHub } from './support/hub.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const ORGANIZATIONS = small ? 100 : 1_000;
const GROWTH = small ? 1 : 10;
const ROUNDS = small ? 1 : 12;
const MOST_MS = 50;
const MOST_GROWTH = 2;

type Measured = Readonly<{ p50: number; p95: number; slowest: string; page: number }>;
type Item = Readonly<{ kind: string; title: Record<string, string> }>;

const wrong: string[] = [];
const [first, grown] = await withHub({ crowd: true, env: { LOG_LEVEL: 'warn' } }, async (program) => {
	await fill(1, ORGANIZATIONS);
	await check(program);
	const first = await measure(program, 1);
	await fill(ORGANIZATIONS + 1, ORGANIZATIONS * (GROWTH - 1));
	return [first, GROWTH > 1 ? await measure(program, GROWTH) : first] as const;
});
const ratio = grown.p95 / first.p95;
if (!small && first.p95 > MOST_MS) wrong.push(`the p95 is ${first.p95.toFixed(1)} ms, over ${MOST_MS}`);
if (!small && ratio > MOST_GROWTH) wrong.push(`${GROWTH} times the rows cost ${ratio.toFixed(2)} times as much`);
for (const sentence of wrong) console.log(sentence);
console.log(
	`search: p95 ${first.p95.toFixed(1)} ms at ${ORGANIZATIONS} organisations and ${ORGANIZATIONS * 5} people (at most ${MOST_MS}), ${ratio.toFixed(2)} times that at ${GROWTH} times the rows (at most ${MOST_GROWTH})`
);
process.exitCode = wrong.length ? 1 : 0;

/** What the answers say, beside what the rows say. */
async function check({ url }: Program): Promise<void> {
	const [bare, accented, shouted] = await Promise.all(
		['jeux video', 'jeux vidéo', 'JEU VIDEOS'].map((text) => ask(url, text))
	);
	if (
		!bare?.length ||
		JSON.stringify(bare) !== JSON.stringify(accented) ||
		JSON.stringify(bare) !== JSON.stringify(shouted)
	)
		wrong.push('« jeux video », « jeux vidéo » and « JEU VIDEOS » do not find the same');
	const makers = bare?.filter(({ kind }) => kind === 'organization') ?? [];
	const { rows } = await sql<{
		name: string;
	}>`select name from network.organization where sentence ->> 'fr' like '%jeux vidéo%'`.execute(db);
	const known = new Set(rows.map(({ name }) => name));
	if (!makers.length || makers.some(({ title }) => !known.has(title.fr ?? '')))
		wrong.push('« jeux video » found who does not make any');
	const people = (await ask(url, 'stievenart')).filter(({ kind }) => kind === 'person');
	const hidden = await sql<{ n: number }>`select count(*)::int as n from identity.person p
		join identity.visibility v on v.person = p.id and v.field_group = 'name' and v.audience <> 'everyone'
		where p.name = any(${people.map(({ title }) => title.fr)}::text[]) and not exists (
			select from identity.person o join identity.visibility w on w.person = o.id and w.field_group = 'name' and w.audience = 'everyone' where o.name = p.name)`.execute(
		db
	);
	if (!people.length || hidden.rows[0]?.n) wrong.push('a person is found who shows herself to nobody');
	if (!(await ask(url, 'ondyne')).length) wrong.push('« ondyne » does not find « Ondine »');
	console.log(
		`« jeux video »: ${bare?.length} answers, ${makers.length} of them organisations; « stievenart »: ${people.length} people`
	);
}

async function ask(url: string, text: string): Promise<Item[]> {
	const answer = await fetch(`${url}/api/v1/search?q=${encodeURIComponent(text)}`);
	if (!answer.ok) wrong.push(`« ${text} » was answered with ${answer.status}`);
	return ((await answer.json()) as { items: Item[] }).items;
}

/** Asks every question several times, one after the other, over HTTP; the first round only warms up. */
async function measure({ url }: Program, times: number): Promise<Measured> {
	const taken: { text: string; ms: number }[] = [];
	for (let round = 0; round <= ROUNDS; round++)
		for (const text of questions) {
			const began = performance.now();
			await ask(url, text);
			if (round) taken.push({ text, ms: performance.now() - began });
		}
	const sorted = taken.toSorted((a, b) => a.ms - b.ms);
	const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? { text: '', ms: 0 };
	const result = { p50: at(0.5).ms, p95: at(0.95).ms, slowest: sorted.at(-1)?.text ?? '', page: await pageMs(url) };
	console.log(
		`${ORGANIZATIONS * times} organisations, ${ORGANIZATIONS * times * 5} people: ${taken.length} questions, p50 ${result.p50.toFixed(1)} ms, p95 ${result.p95.toFixed(1)} ms (slowest « ${result.slowest} », ${sorted.at(-1)?.ms.toFixed(1)} ms); the whole page, median ${result.page.toFixed(1)} ms`
	);
	return result;
}

async function pageMs(url: string): Promise<number> {
	const taken: number[] = [];
	for (const text of questions) {
		const began = performance.now();
		await (await fetch(`${url}/fr/chercher?q=${encodeURIComponent(text)}`)).text();
		taken.push(performance.now() - began);
	}
	return quantile(taken, 0.5);
}
