import { readFileSync } from 'node:fs';
import jsQr from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type Grey, halved, inColour } from './image.ts';

let there = false;
/** The module of ZXing from the disk: by itself it would fetch it from a stranger's server. */
function prepare(): void {
	if (there) return;
	const bytes = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
	const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
	prepareZXingModule({ overrides: { wasmBinary } });
	there = true;
}

export const decoders = {
	jsqr: async (image: Grey): Promise<string | null> => {
		// as an application does that tries again nearer and further away
		for (const one of [image, halved(image)]) {
			const { data, width, height } = inColour(one);
			const found = jsQr(data, width, height)?.data;
			if (found) return found;
		}
		return null;
	},
	zxing: async (image: Grey): Promise<string | null> => (await corners(image))?.text ?? null
} as const;

type Point = Readonly<{ x: number; y: number }>;

/** What ZXing reads, where the code lies (upper left, upper right, lower right, lower left), and how many modules it has on a side. */
export async function corners(
	image: Grey
): Promise<{ text: string; modules: number; at: readonly [Point, Point, Point, Point] } | null> {
	prepare();
	const options = { formats: ['QRCode' as const], tryHarder: true, maxNumberOfSymbols: 1 };
	const [found] = await readBarcodes(inColour(image) as unknown as ImageData, options);
	if (!found?.isValid) return null;
	const { topLeft, topRight, bottomRight, bottomLeft } = found.position;
	const version = Number((JSON.parse(found.extra || '{}') as { Version?: string }).Version ?? found.version);
	if (!Number.isInteger(version)) throw new Error(`ZXing does not say which version it reads: ${found.extra}`);
	return { text: found.text, modules: 17 + 4 * version, at: [topLeft, topRight, bottomRight, bottomLeft] };
}
