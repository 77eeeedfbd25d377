/** Hostile and broken input gets a clear refusal in the reader's language: no failure of ours, nothing of our insides shown, nothing half-written. */
import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { type Case, type Group, judge, says } from './support/bad-input/case.ts';
import { fingerprints } from './support/bad-input/fingerprints.ts';
import { protocol } from './support/bad-input/protocol.ts';
import { registrations } from './support/bad-input/registrations.ts';
import { searchOdd } from './support/bad-input/searched.ts';
import { signIns } from './support/bad-input/sign-in.ts';
import { strangers } from './support/bad-input/strangers.ts';
import { transport } from './support/bad-input/transport.ts';
import { type Answer, ask } from './support/bad-input/wire.ts';
import { makeWorld } from './support/bad-input/world.ts';
import { formOf, open, registrationPage, settled, settleIn, withHub } from './support/hub.ts';
import { devices } from './support/live.ts';

const small = process.argv.includes('--small');
/** In a short run every ninth, of each group the first at least. */
const some = (cases: readonly Case[]): readonly Case[] => cases.filter((_, nth) => !small || nth % 9 === 0);
const seed = Number(process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 45);
const figures = { cases: 0, failures: 0 };

await withHub({ crowd: true }, async (program) => {
	const world = await makeWorld(program);
	for (const group of [registrations, strangers, signIns, protocol, transport].flatMap((groups) => groups(world)))
		await tryGroup(group);
	const logged = program.output().match(/"level":50.*/g) ?? [];
	figures.failures += logged.length;
	for (const line of logged) console.log(`the program logged a failure: ${line.slice(0, 300)}`);
});
const search = small ? { pages: 12, tries: 1, most: 60 } : { pages: 400, tries: 10, most: 12_000 };
const searched = await withHub({ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'fatal' } }, ({ url }) =>
	searchOdd({ url, seed, ...search })
);
figures.failures += searched.faults.length;
for (const line of searched.faults.slice(0, 60)) console.log(`    ${line}`);
const limits = await withHub({}, ({ url }) => pressLimits(url));
figures.failures += limits.length;
for (const line of limits) console.log(`    ${line}`);
console.log(
	`bad-input: ${figures.cases} cases in 4 languages, ${searched.asked} odd ones searched (seed ${seed}), ${figures.failures ? `${figures.failures} fail` : 'each a clear answer in the language of the reader, none a failure, nothing half-written; the limits answer 429 with words and Retry-After'}`
);
process.exitCode = figures.failures ? 1 : 0;

async function tryGroup({ title, cases }: Group): Promise<void> {
	const statuses = new Map<number, number>();
	const failures: string[] = [];
	for (const one of some(cases)) {
		const locale = locales[figures.cases++ % locales.length] ?? 'fr';
		const { status, faults } = await tryCase(one, locale);
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		if (faults.length) failures.push(`    ${one.name} (${locale}): ${faults.join('; ')}`);
	}
	figures.failures += failures.length;
	const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
	console.log(
		[`${title}: ${cases.length} cases`, ...counts, ...(failures.length ? [`${failures.length} FAIL`] : [])].join(', ')
	);
	for (const line of failures) console.log(line);
}

/** Sends one case and looks at the answer, and at every table before and after. */
async function tryCase(one: Case, locale: Locale): Promise<{ status: number; faults: string[] }> {
	const before = await fingerprints();
	const answer = await one.send(locale);
	if (one.writes?.length) await settled();
	const after = await fingerprints();
	const changed = [...after].flatMap(([table, print]) =>
		print !== before.get(table) && !one.writes?.includes(table) ? table : []
	);
	const faults = judge(one, answer, locale);
	return { status: answer.status, faults: changed.length ? [...faults, `wrote to ${changed.join(', ')}`] : faults };
}

/** Presses every limit, with the limits on. @returns what is wrong. */
async function pressLimits(url: string): Promise<string[]> {
	const [cookie = ''] = devices(1);
	const link = (locale: Locale, email: string) =>
		ask(url, locale, { cookie, path: `${href('/sign-in', locale)}?/link`, body: { email } });
	const letters = [];
	for (let turn = 0; turn < 6; turn++) letters.push(await link('nl', 'often@example.org'));
	const links = [];
	for (let turn = 0; turn < 22; turn++) links.push(await link('fi', `person${turn}@example.org`));
	const bookings = await bookOften(url);
	const writes = await Promise.all(Array.from({ length: 260 }, () => link('en', 'x')));
	const tries = {
		'letters to one address': [letters, 'nl'],
		'links from one browser': [links, 'fi'],
		'registrations for one e-mail address': [bookings, 'fr'],
		'forms from one browser': [writes, 'en']
	} as const;
	return Object.entries(tries).flatMap(([what, [answers, locale]]) => {
		const refused = answers.filter(({ status }) => status === 429);
		const waits = refused.map(({ headers }) => Number(headers['retry-after']));
		const words = refused.every(({ body, headers }) =>
			body.includes(says('kernel_too_often', { seconds: Number(headers['retry-after']) })(locale))
		);
		console.log(
			`limit of ${what}: ${answers.length - refused.length} answered, ${refused.length} × 429, Retry-After ${waits[0]} s`
		);
		const faults = [
			...(refused.length ? [] : ['never refused']),
			...(waits.every((wait) => wait > 0) ? [] : ['no Retry-After']),
			...(words ? [] : ['no words'])
		];
		return faults.map((fault) => `limit of ${what}: ${fault}`);
	});
}

/** Registers one e-mail address for ever new places, and a class of others, whom that must not touch. */
async function bookOften(url: string): Promise<Answer[]> {
	await settleIn();
	const path = registrationPage(await open('souvent'));
	const answers: Answer[] = [];
	for (let turn = 0; turn < 22; turn++)
		answers.push(
			await ask(url, 'fr', {
				path,
				body: formOf('Often Again', { email: turn % 2 ? 'a@example.org' : 'A@example.org' })
			})
		);
	for (let turn = 0; turn < 25; turn++) {
		const { status } = await ask(url, 'fr', { path, body: formOf(`Pupil ${turn}`) });
		if (status !== 303) throw new Error(`a pupil of a class is answered with ${status}`);
	}
	return answers;
}
