/** Every code on the guide's printed sheets, at 300 dots to the inch, is read by jsQR and by ZXing; with 15 % of its area under blots that leave the finder patterns free, and photographed from aside with blur and shine, also with stripes and noise, each is read by one of the two at least; the share that each reads is said. */
import { drawsFrom } from './support/draws.ts';
import { corners, decoders } from './support/qr/decoders.ts';
import { blotted, type Placed, photographed } from './support/qr/harm.ts';
import { cropped, type Grey } from './support/qr/image.ts';
import { type OnPaper, onPaper } from './support/qr/sheets.ts';

const small = process.argv.includes('--small');
const SHEETS = small ? { most: 1, many: 1, pages: 1 } : { most: 3, many: 16, pages: 4 };
const TIMES = small ? 1 : 6;
const SHARE = 0.15;
const random = drawsFrom(20_261_201);
type Rate = { of: number; jsqr: number; zxing: number; either: number };
const rates = new Map<string, Rate>();
const wrong: string[] = [];

for (const one of await onPaper(SHEETS, random)) await tryAll(one);
for (const sentence of wrong) console.log(`! ${sentence}`);
for (const [what, rate] of rates) console.log(`  ${what}: ${said(rate)}`);
console.log(
	`qr: ${['as printed', '15 % under blots, finder patterns free', 'photographed', 'photographed with stripes and noise'].map((what) => `${what} ${said(rates.get(what))}`).join('; ')}; blots anywhere, not judged: ${said(rates.get('15 % under blots anywhere, not judged'))}; ${wrong.length ? `${wrong.length} things wrong` : 'all read'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function tryAll(one: OnPaper): Promise<void> {
	const whole = await read('as printed', one.image, one);
	if (!whole.jsqr || !whole.zxing) wrong.push(`${one.what} ${one.address} is read by ${JSON.stringify(whole)}`);
	const placed = await placedIn(one);
	if (!placed) return;
	for (let time = 0; time < TIMES; time++) {
		const blots = await read(
			'15 % under blots, finder patterns free',
			blotted(one.image, placed, { share: SHARE, apart: true }, random),
			one
		);
		if (!blots.jsqr && !blots.zxing) wrong.push(`${one.what} ${one.address} under blots is read by none`);
		await read(
			'15 % under blots anywhere, not judged',
			blotted(one.image, placed, { share: SHARE, apart: false }, random),
			one
		);
		for (const dim of [false, true]) {
			const what = dim ? 'photographed with stripes and noise' : 'photographed';
			const photo = await read(what, photographed(framed(one.image, placed), dim, random), one);
			if (!photo.jsqr && !photo.zxing) wrong.push(`${one.what} ${one.address} ${what} is read by none`);
		}
	}
}

async function read(what: string, image: Grey, { address }: OnPaper): Promise<Record<'jsqr' | 'zxing', boolean>> {
	const [jsqr, zxing] = [(await decoders.jsqr(image)) === address, (await decoders.zxing(image)) === address];
	const rate = rates.get(what) ?? { of: 0, jsqr: 0, zxing: 0, either: 0 };
	rates.set(what, {
		of: rate.of + 1,
		jsqr: rate.jsqr + Number(jsqr),
		zxing: rate.zxing + Number(zxing),
		either: rate.either + Number(jsqr || zxing)
	});
	return { jsqr, zxing };
}

/** Where a code lies on its paper, by what a reader says of its corners. */
async function placedIn({ image }: OnPaper): Promise<Placed | null> {
	const found = await corners(image);
	if (!found) return null;
	const [first, , third] = found.at;
	return { x: first.x, y: first.y, side: third.x - first.x, modules: found.modules };
}

/** A code with its quiet zone, as one holds a telephone before it. */
function framed(image: Grey, { x, y, side, modules }: Placed): Grey {
	const quiet = (4 / modules) * side;
	return cropped(image, { x: x - quiet, y: y - quiet, width: side + 2 * quiet, height: side + 2 * quiet });
}

function said(rate: Rate | undefined): string {
	if (!rate) return 'none';
	const part = (count: number) => `${((count / rate.of) * 100).toFixed(1)} %`;
	return `jsQR ${part(rate.jsqr)}, ZXing ${part(rate.zxing)}, one of the two ${part(rate.either)} of ${rate.of}`;
}
