import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { measures } from '#impact';
import {
	beginReport,
	closeReport,
	doorsOf,
	endDoor,
	frozenReport,
	openDoor,
	sendReport,
	writeReport
} from '#impact/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { OPERATIONS } from '../by-hand/world.ts';

/** What is signed by people, and whose words are theirs: of these the door gives the hash alone. */
const unshown = ['agreement', 'show'];

/** Closes two reports and tries the door to the first of them. @returns how many pieces it gave, and what was wrong */
export async function tryDoor(
	url: string,
	sender: string,
	closer: string
): Promise<{ pieces: number; wrong: string[] }> {
	const wrong: string[] = [];
	const [first, second] = [await closed(0, sender, closer), await closed(1, sender, closer)];
	const pieces = (await frozenReport(first)).frozen.pieces;
	const role = { person: closer, role: 'coordinator' as const, scope: null, by: null, source: 'desk' as const };
	await transaction((tx) => grant(tx, role));
	const until = new Date(Date.now() + 86_400_000);
	const open = (report: string) => transaction((tx) => openDoor(tx, report, { name: 'Audit', until }, { id: closer }));
	const [key, other] = [await open(first), await open(second)];
	const ask = (secret: string, file = '', init: RequestInit = {}) =>
		fetch(url + href(`/audit/${secret}`, 'fr') + (file && !file.startsWith('?') ? `/${file}` : file), {
			redirect: 'manual',
			...init
		});
	const expect = async (what: string, answer: Promise<Response>, status: number) => {
		const its = await answer;
		await its.arrayBuffer();
		if (its.status !== status) wrong.push(`${what}: ${its.status}, not ${status}`);
	};
	let page = '';
	for (let at = 1; at === 1 || page.includes(`page=${at}"`); at++) page += await (await ask(key, `?page=${at}`)).text();
	for (const { hash } of pieces) if (!page.includes(hash)) wrong.push(`the door does not show ${hash}`);
	const shown = new Set(page.match(/[0-9a-f]{64}/g));
	const own = new Set([...pieces.map(({ hash }) => hash), (await frozenReport(first)).report.frozen]);
	for (const hash of shown) if (!own.has(hash)) wrong.push(`the door shows ${hash}, which is not of its report`);
	for (const [at, { kind, hash }] of pieces.entries()) {
		const content = Buffer.from(await (await ask(key, String(at + 1))).arrayBuffer());
		if (!unshown.includes(kind) && createHash('sha256').update(content).digest('hex') !== hash)
			wrong.push(`piece ${at + 1} (${kind}) is not what its hash says`);
	}
	for (const file of ['report.pdf', 'report.xlsx', 'report.json', 'all.zip']) await expect(file, ask(key, file), 200);
	for (const file of [String(pieces.length + 1), '0', '-1', 'report.txt', pieces[0]?.hash ?? ''])
		await expect(`another's piece ${file}`, ask(key, file), 404);
	const last = key.at(-1) === 'a' ? 'b' : 'a';
	await expect('an altered key', ask(key.slice(0, -1) + last), 404);
	wrong.push(...(await sampled(ask, key)));
	const [door] = await doorsOf(first);
	await transaction((tx) => endDoor(tx, first, door?.id ?? '', { id: closer }));
	await expect('a door that was withdrawn', ask(key), 404);
	await expect('a piece behind it', ask(key, '1'), 404);
	await expect('a door that stands', ask(other), 200);
	await sql`update identity.key set ends_at = now() - interval '1 second' where scope = ${second}`.execute(db);
	await expect('a door whose day is over', ask(other), 404);
	const third = await open(second);
	await expect('a door that stands', ask(third), 200);
	await transaction((tx) => revoke(tx, role));
	await expect('a door whose maker has no role any more', ask(third), 404);
	return { pieces: pieces.length, wrong };
}

async function closed(at: 0 | 1, sender: string, closer: string): Promise<string> {
	const by = (id: string) => ({ actor: ref('person', id), source: 'desk' as const });
	const given = {
		operation: OPERATIONS[at],
		locale: 'fr',
		title: `Rapport ${at}`,
		fromDay: '2025-01-01',
		untilDay: '2027-12-31'
	};
	const codes = measures.filter(({ apart }) => !apart).map(({ code }) => code);
	const id = await transaction(async (tx) => {
		const report = await beginReport(tx, given, {}, { id: sender }, by(sender));
		const words = { title: given.title, measures: codes, body: null, consented: false };
		await writeReport(tx, report, words, by(sender));
		await sendReport(tx, report, { id: sender }, by(sender));
		return report;
	});
	await closeReport(id, { id: closer }, by(closer));
	return id;
}

type Ask = (secret: string, file?: string, init?: RequestInit) => Promise<Response>;

/** The same seed draws the same sample, another one another, and nothing of it is written anywhere. */
async function sampled(ask: Ask, key: string): Promise<string[]> {
	const draw = async (seed: string) => {
		const body = new URLSearchParams({ seed, size: '7' });
		const { origin } = new URL((await ask(key)).url);
		const answer = await ask(key, '?/sample', { method: 'POST', body, headers: { origin, accept: 'text/html' } });
		const text = await answer.text();
		return (
			text
				.slice(0, text.lastIndexOf('<section'))
				.match(/[0-9a-f]{64}/g)
				?.join() ?? ''
		);
	};
	const facts = async () =>
		JSON.stringify(
			(await sql`select verb, detail from kernel.activity where verb like 'impact.%' order by id`.execute(db)).rows
		);
	const [one, again, another] = [await draw('graine-7'), await draw('graine-7'), await draw('graine-8')];
	const wrong: string[] = [];
	if (one.split(',').length < 7 || one !== again) wrong.push('one seed draws two samples');
	if (one === another) wrong.push('two seeds draw one sample');
	if ((await facts()).includes('graine')) wrong.push('the sample is written into the log');
	return wrong;
}
