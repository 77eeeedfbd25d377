import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

type Detector = { detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const formats = ['qr_code'];

/** Why a camera does not open. */
export type Trouble = 'insecure' | 'refused' | 'none' | 'busy' | 'reader';

/** Opens the camera at the back of the device. Rejects with the browser's error; `troubleOf` says what it means. */
export async function openCamera(video: HTMLVideoElement): Promise<MediaStream> {
	const stream = await navigator.mediaDevices.getUserMedia({
		audio: false,
		video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
	});
	video.srcObject = stream;
	await video.play();
	return stream;
}

/** A browser has no camera at all for a page that came without encryption; what is no error of a device is the reader's. */
export function troubleOf(error: unknown): Trouble {
	if (!navigator.mediaDevices) return 'insecure';
	if (!(error instanceof DOMException)) return 'reader';
	const { name } = error;
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}

/** What reads codes: the browser's own, else ZXing from this site. */
export async function makeDetector(): Promise<Detector> {
	const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
	if (own && (await own.getSupportedFormats()).includes('qr_code')) return new own({ formats });
	const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
	prepareZXingModule({ overrides: { locateFile: () => wasm } });
	return new BarcodeDetector({ formats: ['qr_code'] });
}
