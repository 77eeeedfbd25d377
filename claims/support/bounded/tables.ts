import xlsx from '@e965/xlsx';
import papa from 'papaparse';

/** A file that was taken: how soon its first byte came and how long all took, in milliseconds, and how many rows it has below its titles; null for what is no table. */
export type Taken = Readonly<{
	status: number;
	first: number;
	all: number;
	bytes: number;
	rows: number | null;
	said: string;
}>;

type Asker = Readonly<{ url: string; cookie: string }>;

const ask = ({ url, cookie }: Asker, path: string, signal?: AbortSignal): Promise<Response> =>
	fetch(url + path, { headers: { cookie, accept: 'text/html' }, ...(signal ? { signal } : {}) });

/** Takes a file to its end. @throws when it is cut off */
export async function take(asker: Asker, path: string): Promise<Taken> {
	const began = performance.now();
	const answer = await ask(asker, path);
	const parts: Uint8Array[] = [];
	let first = Number.POSITIVE_INFINITY;
	for await (const part of answer.body ?? []) {
		first = Math.min(first, performance.now() - began);
		parts.push(part);
	}
	const all = performance.now() - began;
	const content = Buffer.concat(parts);
	const type = answer.headers.get('content-type') ?? '';
	const rows = answer.ok ? rowsIn(content, type) : null;
	const said = /<h1[^>]*>([^<]+)/.exec(answer.ok ? '' : content.toString())?.[1] ?? '';
	return { status: answer.status, first, all, bytes: content.length, rows, said };
}

/** By other readers than the hub's own writer. @throws for a table that one of them finds broken */
function rowsIn(content: Buffer, type: string): number | null {
	if (type.startsWith('text/csv')) {
		const { data, errors } = papa.parse(content.toString().replace(/^\uFEFF/, ''), { delimiter: ';' });
		if (errors.length) throw new Error(`a broken table: ${errors[0]?.message}`);
		return data.length - 2;
	}
	if (!type.includes('spreadsheetml')) return null;
	const { Sheets, SheetNames } = xlsx.read(content, { type: 'buffer', dense: true });
	return SheetNames.reduce((sum, name) => sum + ((Sheets[name]?.['!data']?.length ?? 1) - 1), 0);
}

/** Takes the beginning of a file, and goes. */
export async function leave(asker: Asker, path: string): Promise<void> {
	const gone = new AbortController();
	const answer = await ask(asker, path, gone.signal);
	await answer.body?.getReader().read();
	gone.abort();
}
