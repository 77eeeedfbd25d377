import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { FileCard } from '#venture';
import { assignFile, giveNumber, openFile } from '#venture/server';
import { sendSurely } from '../asking/asked.ts';
import { sessionOf } from '../learning/session.ts';
import { cookieLine } from '../pages.ts';
import { adviser, organization } from '../referral/people.ts';
import { another, everyColumn, invented } from './invent.ts';
import type { Column, Its, Model } from './model.ts';

export const operationCodes = ['FEDER-07', '2026-01', 'CV1'];

/** A hub with advisers of one organisation and the files that they keep. */
export type World = Readonly<{
	url: string;
	house: string;
	ines: Viewer;
	lou: Viewer;
	names: ReadonlyMap<string, string>;
	files: readonly string[];
	cookies: Readonly<{ ines: string; lou: string }>;
	/** A file that another organisation keeps. */
	foreign: string;
}>;

const by = ({ id }: Viewer) => ({ actor: ref('person', id), source: 'desk' as const });

/** Invents them. @returns also what each cell is */
export async function settle(url: string, count: number, draw: () => number): Promise<{ world: World; model: Model }> {
	for (const code of operationCodes)
		await transaction((tx) =>
			addOperation(tx, { code, name: { source: 'fr', fr: code }, funder: 'FEDER', starts: null, ends: null })
		);
	const [house, other] = [await organization('Maison des essais'), await organization('Autre maison')];
	const ines = await adviser('Inès Carlier', 'ines@example.org', house);
	const lou = await adviser('Lou Martin', 'lou@example.org', house);
	const max = await adviser('Max Ailleurs', 'max@example.org', other);
	const model: Model = new Map();
	const files: string[] = [];
	const invent = (column: Column) => invented(column, draw, [ines.id, lou.id], operationCodes);
	for (let at = 0; at < count; at++) {
		const its = Object.fromEntries(everyColumn.map((column) => [column, another(column, [], invent)])) as Record<
			Column,
			Its
		>;
		const id = await openOne(`porteur-${at}`, house, its, ines);
		files.push(id);
		for (const column of everyColumn) model.set(`${id} ${column}`, its[column]);
	}
	const foreign = await openOne(
		'etranger',
		other,
		{
			...Object.fromEntries(everyColumn.map((column) => [column, null])),
			name: 'Secret',
			kind: 'project',
			stage: 'idea'
		} as Record<Column, Its>,
		max
	);
	const cookies = { ines: cookieLine(await sessionOf(url, ines.id)), lou: cookieLine(await sessionOf(url, lou.id)) };
	const names = new Map([ines, lou].map(({ id, name }) => [id, name]));
	return { world: { url, house, ines, lou, names, files, cookies, foreign }, model };
}

async function openOne(holder: string, keeper: string, its: Record<Column, Its>, who: Viewer): Promise<string> {
	const { jobs, turnover, adviser: own, operation, ...card } = its;
	const holders = [{ name: holder, email: `${holder}@example.org` }];
	return transaction(async (tx) => {
		const id = await openFile(
			tx,
			{ keeper, card: FileCard.parse(card), holders, operation: operation as string | null, fictional: true },
			who,
			by(who)
		);
		if (own) await assignFile(tx, id, { adviser: String(own), operation: operation as string | null }, who, by(who));
		for (const [kind, value] of [
			['jobs', jobs],
			['turnover', turnover]
		] as const)
			if (typeof value === 'number') await giveNumber(tx, id, { kind, value, asOf: '2026-01-15' }, who, by(who));
		return id;
	});
}

/** What each cell of the files is now, read by the claim's own SQL. */
export async function read(files: readonly string[]): Promise<Model> {
	const { rows } = await sql<Record<Column, Its> & { id: string }>`
		select f.id, f.name, f.kind, f.sentence, f.stage, f.locality, f.nace, f.needs, f.promises, f.adviser, f.operation,
			(select value from venture.number n where n.file = f.id and kind = 'jobs' and struck_at is null order by as_of desc limit 1) as jobs,
			(select value from venture.number n where n.file = f.id and kind = 'turnover' and struck_at is null order by as_of desc limit 1) as turnover
		from venture.file f where f.id = any(${[...files]}::uuid[])`.execute(db);
	const number = (its: Its): Its => (its === null ? null : Number(its));
	return new Map(
		rows.flatMap((row) =>
			everyColumn.map(
				(column) =>
					[
						`${row.id} ${column}`,
						column === 'jobs' || column === 'turnover' ? number(row[column]) : row[column]
					] as const
			)
		)
	);
}

/** The French address of one of our own paths, with what stands behind it. */
function addressOf({ url }: World, path: string): string {
	const [own = '', search] = path.split('?');
	return url + href(own, 'fr') + (search === undefined ? '' : `?${search}`);
}

/** Asks for a page or a file, by our own path, as one of them. */
export const get = (world: World, who: 'ines' | 'lou', path: string): Promise<Response> =>
	fetch(addressOf(world, path), {
		redirect: 'manual',
		headers: { cookie: world.cookies[who], accept: 'text/html,*/*' }
	});

/** Sends a form as one of them, without JavaScript, and says yes to what is asked. */
export const post = (
	world: World,
	who: 'ines' | 'lou',
	path: string,
	body: URLSearchParams | FormData
): Promise<Response> =>
	sendSurely(addressOf(world, path), body, (address, sent) =>
		fetch(address, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: world.cookies[who], origin: world.url, accept: 'text/html' },
			body: sent
		})
	);

/** Changes a cell in the hub's own forms, as a colleague does. */
export async function changeHere(world: World, model: Model, file: string, column: Column, to: Its): Promise<void> {
	const now = (one: Column): string => String((one === column ? to : model.get(`${file} ${one}`)) ?? '');
	const base = `/desk/ventures/${file}`;
	const answer =
		column === 'jobs' || column === 'turnover'
			? await post(
					world,
					'lou',
					`${base}/papers?/number`,
					new URLSearchParams({
						kind: column,
						value: String(Number(to) / 100),
						asOf: new Date().toISOString().slice(0, 10),
						seen: 'keeper'
					})
				)
			: column === 'adviser' || column === 'operation'
				? await post(
						world,
						'lou',
						`${base}/card?/assign`,
						new URLSearchParams({ adviser: now('adviser'), operation: now('operation') })
					)
				: await post(world, 'lou', `${base}/card?/save`, card(now));
	await answer.arrayBuffer();
	if (answer.status !== 303) throw new Error(`${column} of ${file} to ${to}: the hub's form answers ${answer.status}`);
}

const card = (now: (column: Column) => string): URLSearchParams =>
	new URLSearchParams({
		...Object.fromEntries(
			(['name', 'kind', 'sentence', 'stage', 'locality', 'nace', 'needs', 'promises'] as const).map((column) => [
				column,
				now(column)
			])
		),
		...{ sector: '', company: '' }
	});
