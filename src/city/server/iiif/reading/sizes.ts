import { refused } from '#kernel/errors.ts';
import type { ImageSizes } from './offer.ts';

/** What is asked for at most: more is not kept either (`tiles/cutting.ts`). */
const MOST_SIDE = 8000;
const MOST_PIXELS = 40_000_000;
/** A picture that says it is larger lies, or is none that anybody can send. */
const BELIEVED = 1_000_000;

const fits = ({ width, height }: Pick<ImageSizes, 'width' | 'height'>): boolean =>
	Math.max(width, height) <= MOST_SIDE && width * height <= MOST_PIXELS;

/** The address of a picture in the largest size that its service gives and the hub keeps. @throws city_iiif_huge, city_iiif_sizes, city_iiif_sign_in */
export function largestOf(service: string, info: ImageSizes): string {
	const { width, height, most, level, sizes, version, closed } = info;
	if (closed) throw refused('city_iiif_sign_in', {}, 422);
	if (Math.max(width, height) > BELIEVED) throw refused('city_iiif_huge', { width, height }, 422);
	const at = (size: string): string => `${service}/full/${size}/0/default.jpg`;
	const whole = version === 2 ? 'full' : 'max';
	if (fits(info)) return at(whole);
	if (level > 0) {
		const scale = Math.min(
			...[1, MOST_SIDE / width, MOST_SIDE / height, most.width / width, most.height / height],
			...[Math.sqrt(MOST_PIXELS / (width * height)), Math.sqrt(most.area / (width * height))]
		);
		return at(`${Math.max(1, Math.floor(width * scale))},`);
	}
	const [best] = sizes.filter(fits).sort((one, other) => other.width - one.width);
	if (!best) throw refused('city_iiif_sizes', { width, height }, 422);
	return at(version === 2 ? `${best.width},` : `${best.width},${best.height}`);
}

/** Whether a picture is the one that was described: as wide for its height, upright or lying. */
export function alike(
	described: Pick<ImageSizes, 'width' | 'height'>,
	came: Pick<ImageSizes, 'width' | 'height'>
): boolean {
	const ratio = described.width / described.height;
	return [came.width / came.height, came.height / came.width].some((one) => Math.abs(one / ratio - 1) < 0.03);
}
