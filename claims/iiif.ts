/** Every trail that is read today, and any other that could be, is an IIIF manifest by two referees; twenty-four broken manifests and all that hostile services send are refused in words where their address was typed, with nothing written and the program never held; what is taken is served in tiles by the hub alone. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { lookAt } from '#city/server';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { db } from '#kernel/server/db.ts';
import { m } from '#messages';
import type { Program } from '../tests/support/program.ts';
import { withHub } from './support/hub.ts';
import { anyManifest } from './support/iiif/generated.ts';
import { hostileServer } from './support/iiif/hostile.ts';
import { faultsOf, referees } from './support/iiif/referees.ts';
import { takeAndServe } from './support/iiif/taking.ts';
import { stoodMs, visitor } from './support/no-freeze/visitor.ts';
import { cookieLine, signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
const RUNS = small ? 60 : 3000;
const MOST_HELD_MS = 100;

const wrong: string[] = [];
const told: string[] = [];
const hostile = await hostileServer();
const env = { LOG_LEVEL: 'fatal', PRIVATE_CALENDARS: 'on' };
await withHub({ args: ['--demo'], crowd: true, env }, check).finally(() => hostile.close());
for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
console.log(`iiif: ${told.join('; ')}; ${wrong.length} things wrong`);
process.exitCode = wrong.length ? 1 : 0;

async function check(program: Program): Promise<void> {
	const manifests = await publishedManifests(program.url);
	const generated = fc.check(
		fc.property(anyManifest, (manifest) => {
			const faults = faultsOf(JSON.parse(JSON.stringify(manifest)) as Record<string, unknown>);
			if (faults.length) throw new Error(faults.join('; '));
		}),
		{ numRuns: RUNS }
	);
	if (generated.failed)
		wrong.push(
			`generated: ${String(generated.errorInstance)} ${JSON.stringify(generated.counterexample)?.slice(0, 2000)}`
		);
	told.push(`${manifests} published and ${RUNS} generated manifests, by ${referees} referees`);
	const cookie = cookieLine(await signedIn(program.url, 'director'));
	const page = await mediaPage();
	await stoodMs(program.url);
	const beside = visitor(program.url);
	const kept = await counts();
	await refuseTyped(program.url, cookie, page);
	await refuseTaken(program.url, cookie, page);
	if ((await counts()) !== kept) wrong.push('something was kept of what was refused');
	const { stood, pages, wrong: unread } = await beside();
	const slowest = Math.round(Math.max(...stood.map(({ ms }) => ms)));
	if (!small && slowest > MOST_HELD_MS) wrong.push(`the program was held for ${slowest} ms`);
	wrong.push(...unread);
	await refusePrivate();
	told.push(
		`${Object.keys(hostile.typed).length + Object.keys(hostile.taken).length} broken and hostile answers refused${small ? '' : `, the program held for ${slowest} ms at most while somebody read ${pages.length} pages`}`
	);
	const served = await takeAndServe({ url: program.url, cookie, page, from: `${hostile.url}/good/info.json` });
	wrong.push(...served.faults);
	told.push(`a picture taken and served in ${served.tiles} tiles`);
}

/** All of the collection, as whoever harvests it reads them. */
async function publishedManifests(url: string): Promise<number> {
	const read = async (address: string) => {
		const answer = await fetch(address);
		const type = answer.headers.get('content-type');
		if (type !== 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"')
			wrong.push(`${address} is ${type}`);
		if (answer.headers.get('access-control-allow-origin') !== '*') wrong.push(`${address} is not for other sites`);
		const given = (await answer.json()) as Record<string, unknown>;
		wrong.push(...faultsOf(given).map((fault) => `${address}: ${fault}`));
		return given;
	};
	const { items } = (await read(`${url}/guide/iiif/collection.json`)) as { items: { id: string }[] };
	for (const { id } of items) await read(id);
	if (!items.length) wrong.push('the demonstration has no trail');
	return items.length;
}

/** The page on which the director of the demonstration takes pictures for a trail. */
async function mediaPage(): Promise<string> {
	const { rows } = await sql<{ id: string }>`
		select t.id from city.trail t join network.organization_card o on o.id = t.organization where o.slug = 'tele-terril' order by t.slug limit 1`.execute(
		db
	);
	return href(`/me/guide/${rows[0]?.id}/media/iiif`, 'fr');
}

async function counts(): Promise<string> {
	const { rows } =
		await sql`select (select count(*) from city.media) as media, (select count(*) from kernel.file) as files`.execute(
			db
		);
	return JSON.stringify(rows);
}

async function refuseTyped(url: string, cookie: string, page: string): Promise<void> {
	await Promise.all(
		Object.entries(hostile.typed).map(async ([name, [address, code]]) => {
			const answer = await fetch(`${url}${page}?address=${encodeURIComponent(address)}`, { headers: { cookie } });
			judge(name, await answer.text(), address, code);
		})
	);
	const circle = await fetch(`${url}${page}?address=${encodeURIComponent(`${hostile.url}/circle`)}`, {
		headers: { cookie }
	});
	if (!(await circle.text()).includes('Le cercle')) wrong.push('a collection of itself does not show what is in it');
	if (hostile.asked.filter((path) => path === '/circle').length !== 1)
		wrong.push('a collection of itself is asked for more than once');
	const auth = await (
		await fetch(`${url}${page}?address=${encodeURIComponent(`${hostile.url}/auth`)}`, { headers: { cookie } })
	).text();
	if (!auth.includes(m.city_iiif_behind({}, { locale: 'fr' }))) wrong.push('a picture behind a door is offered');
}

async function refuseTaken(url: string, cookie: string, page: string): Promise<void> {
	for (const [name, [address, code]] of Object.entries(hostile.taken)) {
		const body = new URLSearchParams({
			key: newId(),
			address,
			picture: '0',
			owner: 'Ada',
			licence: 'by',
			licenceUntil: '',
			alt_fr: 'Une tour'
		});
		const asked = `${url}${page}?/take&address=${encodeURIComponent(address)}&picture=0`;
		const answer = await fetch(asked, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin: url, accept: 'text/html' },
			body
		});
		judge(name, await answer.text(), address, code);
	}
}

/** The sentence stands beside the field, and what was typed is still in it. */
function judge(name: string, page: string, address: string, code: string): void {
	const plain = (html: string) =>
		html
			.replace(/<[^>]*>/g, ' ')
			.replaceAll('&amp;', '&')
			.replaceAll('&lt;', '<')
			.replace(/[\s\u00a0\u202f]+/g, ' ')
			.trim();
	const [, said = ''] = /id="address-error"[^>]*>([\s\S]*?)<\/(?:p|div)>/.exec(page) ?? [];
	const message = (m as unknown as Record<string, ((words: object, options: object) => string) | undefined>)[code];
	const hole = '\u2026';
	const words = new Proxy({}, { get: () => hole });
	const expected = plain(message?.(words, { locale: 'fr' }) ?? code).split(hole);
	if (!expected.every((part) => plain(said).includes(part.trim())))
		wrong.push(`${name}: « ${plain(said) || 'nothing'} » instead of ${code}`);
	if (!plain(page.replace(/value="([^"]*)"/g, '>$1<')).includes(address)) wrong.push(`${name}: what was typed is gone`);
}

/** An address that leads inside, at once or by a redirect, is not asked. */
async function refusePrivate(): Promise<void> {
	const code = (address: string) =>
		lookAt(address).then(
			() => 'shown',
			(error: { code?: string }) => error.code ?? String(error)
		);
	allowPrivateAddresses(false);
	for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', '10.0.0.1'])
		if ((await code(`http://${host}/manifest.json`)) !== 'city_iiif_inside') wrong.push(`${host} is asked`);
}
