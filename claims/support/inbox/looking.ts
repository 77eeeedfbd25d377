import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import type { Becomes, Case, Found } from './case.ts';
import { DOMAIN, type House, type OneFile } from './house.ts';
import { bring, type Heard } from './sending.ts';

type Row = Omit<Found, 'documents'> & { id: string; file: string; state: string; shared: boolean };

/** Brings one message, and looks what has become of it in each file. @returns what is wrong */
export async function tried(port: number, one: Case, { one: first, two, closed }: House): Promise<string[]> {
	const before = new Set((await letters()).map(({ id }) => id));
	const { envelope: from, files, others = [], raw, becomes, what } = one;
	const to = [...files.map(({ address }) => address), ...others];
	const message = typeof raw === 'function' ? await raw() : raw;
	const heard = await bring(port, message, { from, to });
	const came = (await letters()).filter(({ id }) => !before.has(id));
	const problems = saidWrong(heard, becomes);
	for (const file of [first, two, closed]) {
		const its = came.filter((row) => row.file === file.id);
		problems.push(...(await foundWrong(its, expected(file, one), one)));
	}
	return problems.map((problem) => `${what}: ${problem}`);
}

const stateOf = { filed: 'filed', asked: 'waiting' } as const;

const expected = ({ id }: OneFile, { files, becomes }: Case): 'filed' | 'waiting' | null =>
	(becomes === 'filed' || becomes === 'asked') && files.some((file) => file.id === id) ? stateOf[becomes] : null;

function saidWrong({ code, words }: Heard, becomes: Becomes): string[] {
	const right = typeof becomes === 'number' ? becomes : 250;
	if (code !== right) return [`${right} was to be said, and ${code} was: ${words}`];
	return right === 250 || words.split(' ').length > 4 ? [] : [`it is refused without a word: ${words}`];
}

async function foundWrong(came: readonly Row[], state: string | null, { look }: Case): Promise<string[]> {
	if (!state) return came.length ? [`${came.length} came into a file where none belongs`] : [];
	const [row] = came;
	if (came.length !== 1 || !row) return [`${came.length} came, and not one`];
	if (row.state !== state) return [`it is ${row.state}, and not ${state}`];
	if (row.shared) return ['it is shared already'];
	const wrong = await look?.({ ...row, documents: await documentsOf(row.id) });
	return wrong ? [wrong] : [];
}

/** All letters of all files, as the files have them. */
async function letters(): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select l.id, l.file, l.state, l.who, l.proved, coalesce(c.summary, concat_ws(E'\n', l.subject, l.words)) as words, coalesce(l.quoted, '') as quoted,
			l.forwarded, l.calendar, l.left_out, c.shared_at is not null as shared
		from venture.letter l left join venture.contact c on c.id = l.contact`.execute(db);
	return rows;
}

async function documentsOf(letter: string): Promise<Found['documents']> {
	const { rows } = await sql<{ name: string; size: number; hash: string }>`
		select name, size, hash from venture.letter_document where letter = ${letter} order by rank`.execute(db);
	return rows.map(({ name, size, hash }) => ({ name, size, bytes: async () => (await readFileOf(hash)).content }));
}

/** Whether anything of one file stands in another: its name, and the address of any. */
export async function mixed({ one, two, closed }: House): Promise<string[]> {
	const problems: string[] = [];
	for (const file of [one, two, closed]) {
		const { rows } = await sql<{ whole: string }>`
			select concat_ws(E'\n', to_jsonb(l)::text, c.summary, array_to_string(array(select d.name from venture.letter_document d where d.letter = l.id), ' ')) as whole
			from venture.letter l left join venture.contact c on c.id = l.contact where l.file = ${file.id}`.execute(db);
		const others = [one, two, closed]
			.filter(({ id }) => id !== file.id)
			.flatMap(({ name, address }) => [name, address]);
		for (const { whole } of rows)
			for (const other of [...others, `@${DOMAIN}`])
				if (whole.toLowerCase().includes(other.toLowerCase()))
					problems.push(`« ${other} » stands in ${file.name}: ${whole.slice(0, 300)}`);
	}
	return problems;
}

/** What the hub has written to anybody since: to whoever wrote to it, nothing ever. */
export async function written(): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from kernel.mail`.execute(db);
	return rows[0]?.count ?? 0;
}
