import { createHmac, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { ifThere, missing, refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { showActs } from '../../acts.ts';
import type { Show } from '../../show.ts';
import { showActObject } from '../crew.ts';
import { publishedShow, showById } from '../shows.ts';
import { type Kind, rewrite } from './playlist.ts';
import { fetchOnce, type Piece } from './upstream.ts';

const HLS = 'application/vnd.apple.mpegurl';
const REMEMBERED_MS = 5000;
/** What a station may send under our name: nothing that a browser would run. */
const HARMLESS = /^(video|audio)\/[\w.+-]+|^text\/vtt|^application\/(mp4|octet-stream|vnd\.apple\.mpegurl|x-mpegurl)/i;
/** What a player says of the part that it waits for (LL-HLS). */
const WAITING = /^_HLS_((msn|part)=\d{1,10}|skip=(YES|v2))$/;

type Known = Readonly<{ hlsUrl: string | null; show: Show; shown: boolean; until: number }>;
/** Remembered for seconds: a stream is asked for in pieces, by many people. */
const remembered = new Map<string, Known>();

/**
 * Answers with a part of a station's own stream, asked by us and for everybody at once: the list of a show's picture when nothing more is named, else what
 * the list has named. All addresses in it lead here, and carry our sign, so that nobody has us ask for anything else.
 * @throws 404 for a show that the viewer may not see, or has no stream; stage_stream_away (502).
 */
export async function relayPicture(
	id: string,
	path: string,
	viewer: Viewer | null,
	request: Readonly<{ url: URL; headers: Headers }>
): Promise<Response> {
	const { hlsUrl, shown } = await admitted(id, viewer);
	if (!hlsUrl) throw missing();
	const { url, kind } = path ? opened(id, path) : { url: new URL(hlsUrl), kind: 'playlist' as const };
	if (kind === 'piece') return piece(await fetchOnce(url, kind, rangeOf(request.headers)), shown);
	for (const [name, value] of request.url.searchParams)
		if (WAITING.test(`${name}=${value}`)) url.searchParams.set(name, value);
	return list(id, await fetchOnce(url, kind, null));
}

/** A range with both its ends; any other asks for the whole, which is fetched once for everybody. */
const rangeOf = (headers: Headers): string | null =>
	/^bytes=\d{1,12}-\d{1,12}$/.exec(headers.get('range') ?? '')?.[0] ?? null;

async function admitted(id: string, viewer: Viewer | null): Promise<Known> {
	const known = remembered.get(id);
	const looked = known && known.until > Date.now() ? known : await look(id);
	if (looked.shown) return looked;
	if (!viewer || !can(viewer, showActs.present, await showActObject(looked.show, viewer))) throw missing();
	return looked;
}

async function look(id: string): Promise<Known> {
	const published = await ifThere(publishedShow(id));
	const show = published ?? (await showById(id));
	const known = { hlsUrl: show.hlsUrl, show, shown: published !== null, until: Date.now() + REMEMBERED_MS };
	if (remembered.size > 200) remembered.clear();
	remembered.set(id, known);
	return known;
}

const signOf = (show: string, kind: string, address: string): string =>
	createHmac('sha256', keyFor('stage.stream')).update(`${show} ${kind} ${address}`).digest('base64url').slice(0, 22);

function given(show: string, address: URL, kind: Kind): string {
	const packed = Buffer.from(address.href).toString('base64url');
	return `/antenne/${show}/picture/${kind}/${signOf(show, kind, address.href)}/${packed}`;
}

function opened(show: string, path: string): { url: URL; kind: Kind } {
	const [kind, sign = '', packed = ''] = path.split('/');
	const address = Buffer.from(packed, 'base64url').toString();
	const url = URL.parse(address);
	if ((kind !== 'playlist' && kind !== 'piece') || !url) throw missing();
	const [ours, theirs] = [Buffer.from(signOf(show, kind, address)), Buffer.from(sign)];
	if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) throw missing();
	return { url, kind };
}

async function list(show: string, { body, url }: Piece): Promise<Response> {
	const chunks: Buffer[] = [];
	for await (const chunk of body.read()) chunks.push(chunk);
	const text = Buffer.concat(chunks).toString('utf8');
	try {
		const rewritten = rewrite(text, url, (address, kind) => given(show, address, kind));
		return new Response(rewritten, { headers: { 'content-type': HLS, 'cache-control': 'no-store' } });
	} catch (error) {
		if (error instanceof SyntaxError) throw refused('stage_stream_away', {}, 502);
		throw error;
	}
}

function piece({ status, headers, body }: Piece, shown: boolean): Response {
	const type = headers['content-type'] ?? '';
	const said = {
		...headers,
		'content-type': HARMLESS.test(type) ? type : 'application/octet-stream',
		'content-disposition': 'attachment',
		'accept-ranges': 'bytes',
		'cache-control': `${shown ? 'public' : 'private'}, max-age=60, no-transform`
	};
	return new Response(Readable.toWeb(Readable.from(body.read())) as ReadableStream, { status, headers: said });
}
