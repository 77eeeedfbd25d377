import { type Table, tableFormats } from '#exchange';
import { writeTable } from '#exchange/server';

/** Answers with a table as a file, in the format that the address asks for (`?format=csv` or `xlsx`; .xlsx when it does not say). */
export function tableResponse(table: Table, url: URL): Response {
	const asked = url.searchParams.get('format');
	const { content, mediaType, name } = writeTable(table, tableFormats.find((one) => one === asked) ?? 'xlsx');
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
}
