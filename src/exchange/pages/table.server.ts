import { hub } from '#kernel/server/hub.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { type Table, tableFormats } from '../index.ts';
import type { writeTable, writeWorkbook } from '../server/index.ts';

const WRITE = 'src/exchange/server/write.ts';
const written = atPress<typeof writeTable>(WRITE, 'writeTable', { kept: false });
/** Several tables as one workbook, as the press makes it. Throws what it throws. */
export const workbook = atPress<typeof writeWorkbook>(WRITE, 'writeWorkbook', { kept: false });

/**
 * Answers with a table as a file, in the format that the address asks for (`?format=csv` or `xlsx`; .xlsx when it does not say). Moments are told by the
 * clock of the hub.
 */
export async function tableResponse(table: Table, url: URL): Promise<Response> {
	const asked = url.searchParams.get('format');
	const format = tableFormats.find((one) => one === asked) ?? 'xlsx';
	const { content, mediaType, name } = await written(table, format, (await hub()).timeZone);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
}
