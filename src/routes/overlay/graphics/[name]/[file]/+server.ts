import { createHash } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { graphicNames, manifestOf } from '#stage';
import text from '#ui/fonts/text.woff2?inline';
import textExtended from '#ui/fonts/text-extended.woff2?inline';
import title from '#ui/fonts/title.woff2?inline';
import titleExtended from '#ui/fonts/title-extended.woff2?inline';
import type { RequestHandler } from './$types';

/** A graphic as any renderer of OGraf v1 takes it: manifest, module and type, all in one folder. */
export const GET: RequestHandler = async ({ params, request }) => {
	const name = graphicNames.find((one) => one === params.name);
	if (!name) throw missing();
	const { body, type } = await fileOf(name, params.file);
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	const headers = {
		'content-type': type,
		'cache-control': 'no-cache',
		etag,
		'access-control-allow-origin': '*',
		'cross-origin-resource-policy': 'cross-origin'
	};
	if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers });
};

type File = { body: string | Uint8Array<ArrayBuffer>; type: string };

/** Not through the door of the module: what a browser runs apart is no part of what the server imports. */
const modules = import.meta.glob<string>('../../../../../stage/graphics/pieces/*.ts', {
	query: '?standalone',
	import: 'default'
});

const fonts: Readonly<Record<string, string>> = {
	'text.woff2': text,
	'text-extended.woff2': textExtended,
	'title.woff2': title,
	'title-extended.woff2': titleExtended
};

async function fileOf(name: (typeof graphicNames)[number], file: string): Promise<File> {
	if (file === `${name}.ograf.json`)
		return { body: JSON.stringify(manifestOf(name), null, '\t'), type: 'application/json; charset=utf-8' };
	const module = modules[`../../../../../stage/graphics/pieces/${name}.ts`];
	if (file === `${name}.mjs` && module) return { body: await module(), type: 'text/javascript; charset=utf-8' };
	const font = fonts[file];
	if (!font) throw missing();
	return { body: Uint8Array.from(Buffer.from(font.slice(font.indexOf(',') + 1), 'base64')), type: 'font/woff2' };
}
