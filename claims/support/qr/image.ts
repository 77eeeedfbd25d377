/** A grey picture: 0 is black, 255 white. */
export type Grey = Readonly<{ width: number; height: number; data: Uint8Array }>;

/** Reads a PGM of 8 bits (netpbm, P5), as pdftoppm writes it. */
export function readPgm(bytes: Buffer): Grey {
	const head = /^P5\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 200));
	if (!head) throw new Error('no picture of grey');
	const [width, height] = [Number(head[1]), Number(head[2])];
	return { width, height, data: new Uint8Array(bytes.subarray(head[0].length, head[0].length + width * height)) };
}

/** A part of a picture; what lies beside it is white. */
export function cropped(
	{ width, height, data }: Grey,
	box: Readonly<{ x: number; y: number; width: number; height: number }>
): Grey {
	const [x, y, wide, high] = [box.x, box.y, box.width, box.height].map(Math.round) as [number, number, number, number];
	const part = new Uint8Array(wide * high).fill(255);
	for (let row = Math.max(0, -y); row < high && y + row < height; row++)
		for (let column = Math.max(0, -x); column < wide && x + column < width; column++)
			part[row * wide + column] = data[(y + row) * width + x + column] ?? 255;
	return { width: wide, height: high, data: part };
}

/** As decoders take it: four bytes a point. */
export function inColour({ width, height, data }: Grey): {
	width: number;
	height: number;
	data: Uint8ClampedArray<ArrayBuffer>;
} {
	const all = new Uint8ClampedArray(width * height * 4);
	for (const [at, grey] of data.entries()) all.set([grey, grey, grey, 255], at * 4);
	return { width, height, data: all };
}

/** Half as wide and high, each point the mean of four. */
export function halved({ width, height, data }: Grey): Grey {
	const [wide, high] = [width >> 1, height >> 1];
	const half = new Uint8Array(wide * high);
	for (let row = 0; row < high; row++)
		for (let column = 0; column < wide; column++) {
			const at = row * 2 * width + column * 2;
			half[row * wide + column] =
				((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) >> 2;
		}
	return { width: wide, height: high, data: half };
}
