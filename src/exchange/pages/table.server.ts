import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestEvent } from '@sveltejs/kit';
import { readAtLength } from '#kernel/server/at-length.ts';
import { Berths } from '#kernel/server/berths.ts';
import { LONG, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { outflow } from '#kernel/server/outflow.ts';
import { type Flow, type Table, tableFormats } from '../index.ts';
import { type FlowingFile, flowingTable, flowingWorkbook } from '../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** Whoever comes when all are taken waits so long for one to end. */
const berths = new Berths(LONG, 20_000);

/**
 * Answers with a table as a file, in the format that the address asks for (`?format=csv` or `xlsx`; .xlsx when it does not say). Moments are told by the
 * clock of the hub.
 */
export const tableResponse = async (table: Table, url: URL): Promise<Response> =>
	fileResponse(flowingTable(table, formatOf(url), (await hub()).timeZone));

/** The same with several tables as one workbook. */
export const workbookResponse = async (name: string, tables: readonly Table[]): Promise<Response> =>
	fileResponse(flowingWorkbook(name, tables, (await hub()).timeZone));

/**
 * The same with a table that is read from the database while it is written, all of it as it was when it was asked for: some rows at a time, as fast as they are taken. Few at once, and one for each person.
 * @param read makes the table; what it asks for, it asks through `tx`
 * @throws 503 kernel_tables_busy
 */
export async function flowResponse({ url, locals }: Asked, read: (tx: Tx) => Promise<Flow>): Promise<Response> {
	const { timeZone } = await hub();
	const leave = await berths.enter(locals.viewer?.id ?? '');
	const reading = await readAtLength().catch((error) => {
		leave();
		throw error;
	});
	const ended = () => reading.end().finally(leave);
	try {
		const flow = await read(reading.tx);
		const file = flowingTable({ ...flow, portions: spoken(flow.portions) }, formatOf(url), timeZone);
		return fileResponse(file, ended);
	} catch (error) {
		await ended();
		throw error;
	}
}

/** The words of a row are in the language of who asked, which is known within her request alone, and she takes the rows after it. */
function spoken<T>(portions: AsyncIterable<T>): AsyncIterable<T> {
	const within = AsyncLocalStorage.snapshot();
	const its = portions[Symbol.asyncIterator]();
	return {
		[Symbol.asyncIterator]: () => ({
			next: () => within(() => its.next()),
			return: async () => (await its.return?.()) ?? { done: true, value: undefined }
		})
	};
}

const formatOf = ({ searchParams }: URL) =>
	tableFormats.find((one) => one === searchParams.get('format')) ?? ('xlsx' as const);

const fileResponse = ({ pieces, mediaType, name }: FlowingFile, ended?: () => Promise<void>): Response =>
	new Response(outflow(pieces, ended), {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
