import { writeFileSync } from 'node:fs';
import QRCode from 'qrcode';

const [WIDTH, HEIGHT, MODULE, FRAMES] = [640, 480, 10, 4];

/** Writes a film of a QR code held still before a camera, as Chromium's pretended camera plays it (YUV4MPEG2). */
export function filmOf(text: string, path: string): void {
	const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
	const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - size * MODULE) / 2)) as [number, number];
	const light = Buffer.alloc(WIDTH * HEIGHT, 235);
	for (let y = 0; y < size * MODULE; y++)
		for (let x = 0; x < size * MODULE; x++) {
			const dark = data[Math.floor(y / MODULE) * size + Math.floor(x / MODULE)];
			if (dark) light[(top + y) * WIDTH + left + x] = 16;
		}
	const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
	const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
	const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
	writeFileSync(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}
