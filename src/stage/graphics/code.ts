import { create } from 'qrcode';
import { squares } from './make.ts';

const QUIET = 3;

/** A code that a phone reads, black on white whatever the station's colours are: a camera needs the contrast. */
function codeOf(address: string): SVGSVGElement {
	const { modules } = create(address, { errorCorrectionLevel: 'M' });
	const side = modules.size + 2 * QUIET;
	return squares('code', side, side, pathOf(modules));
}

function pathOf({ size, data }: Readonly<{ size: number; data: Uint8Array }>): string {
	let path = '';
	for (let place = 0; place < size * size; place++)
		if (data[place]) path += `M${(place % size) + QUIET} ${Math.floor(place / size) + QUIET}h1v1h-1z`;
	return path;
}

/** The address with the server's second, so that a scan tells how late the picture is; null when it is no address. */
export function stamped(address: string, now: number): string | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
	url.searchParams.set('s', String(Math.floor(now / 1000) * 1000));
	return url.href;
}

/** What somebody types who cannot scan: the host and the first word of the path. */
export function typed(address: string): string {
	if (!URL.canParse(address)) return '';
	const { host, pathname } = new URL(address);
	const [, first = ''] = pathname.split('/');
	return first ? `${host}/${first}` : host;
}

/** Draws the code of an address anew when its second has changed. */
export function refreshCode(stage: HTMLElement, address: string, now: number): void {
	const frame = stage.querySelector<HTMLElement>('.scan');
	const text = stamped(address, now);
	if (!frame || !text || frame.dataset.address === text) return;
	frame.dataset.address = text;
	frame.replaceChildren(codeOf(text));
}
