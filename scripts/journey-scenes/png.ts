import { crc32, deflateSync } from 'node:zlib';
import type { Drawing } from './drawing.ts';
import { rgb } from './palette.ts';

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

/** An indexed PNG that holds only the colours it uses, in as few bits as they need. `clear`: this number of the palette is seen through. */
export function png({ w, h, pixels }: Drawing, clear?: number): Buffer {
	const used = [...new Set(pixels)].sort((a, b) => Number(b === clear) - Number(a === clear) || a - b);
	const place = new Map(used.map((colour, index) => [colour, index]));
	const bits = used.length <= 2 ? 1 : used.length <= 4 ? 2 : used.length <= 16 ? 4 : 8;
	const wide = Math.ceil((w * bits) / 8);
	const raw = Buffer.alloc((wide + 1) * h);
	for (let y = 0; y < h; y++)
		for (let x = 0; x < w; x++) {
			const at = y * (wide + 1) + 1 + Math.floor((x * bits) / 8);
			const shift = 8 - bits - ((x * bits) % 8);
			raw[at] = (raw[at] ?? 0) | ((place.get(pixels[y * w + x] ?? 0) ?? 0) << shift);
		}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(w, 0);
	head.writeUInt32BE(h, 4);
	head.set([bits, 3, 0, 0, 0], 8);
	const table = Buffer.from(used.flatMap((colour) => [16, 8, 0].map((shift) => ((rgb[colour] ?? 0) >> shift) & 255)));
	return Buffer.concat([
		Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
		chunk('IHDR', head),
		chunk('PLTE', table),
		...(clear !== undefined && used[0] === clear ? [chunk('tRNS', Buffer.from([0]))] : []),
		chunk('IDAT', deflateSync(raw, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}
