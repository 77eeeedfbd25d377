import { refused } from '#kernel/errors.ts';
import type { Offer, OfferedPicture, TheirRights, TheirWords } from './offer.ts';
import type { Canvas, Image, ImageInfo, Manifest, Service } from './shape.ts';

/** The pictures that are painted on a canvas, each with the rights that are said nearest to it. @throws city_iiif_kind */
export function picturesOf(canvas: Canvas, manifest: Manifest, where: string): OfferedPicture[] {
	const annotations = canvas.items.flatMap(({ items }, page) =>
		items.map((one, at) => ({ one, at: `${where}.items[${page}].items[${at}]` }))
	);
	return annotations.flatMap(({ one: { motivation, body, target }, at }) => {
		if (![motivation].flat().includes('painting')) return [];
		if (targetOf(target) !== canvas.id) throw refused('city_iiif_target', { where: `${at}.target` }, 422);
		return body.flatMap(imagesIn).map((image) => offered(image, canvas, manifest));
	});
}

/** Of a choice it is the first, which is the one that is meant to be seen. */
function imagesIn(body: Readonly<{ type: string; items?: unknown }>): Image[] {
	const [first] = body.type === 'Choice' ? (body.items as Readonly<{ type: string }>[]) : [body];
	return first?.type === 'Image' ? [first as Image] : [];
}

function targetOf(target: unknown): string {
	const named =
		typeof target === 'object' && target !== null ? ((target as { source?: unknown }).source ?? target) : target;
	const id = typeof named === 'object' && named !== null ? (named as { id?: unknown }).id : named;
	return String(id ?? '').replace(/#.*$/, '');
}

function offered(image: Image, canvas: Canvas, manifest: Manifest): OfferedPicture {
	const services = image.service ?? [];
	const service = services.find(
		(one) => /^ImageService[23]$/.test(one.type ?? one['@type'] ?? '') || /api\/image\//.test(String(one.profile))
	);
	const closed = services.some(asksToSignIn);
	const thumbnail = canvas.thumbnail?.[0]?.id ?? null;
	return {
		...{ label: short(canvas.label), width: image.width ?? null, height: image.height ?? null },
		...{ service: service ? (service.id ?? service['@id'] ?? null) : null, file: image.id, thumbnail, closed },
		...rightsNear(image, canvas, manifest)
	};
}

const MOST_LETTERS = 300;

/** As much of what they say as a list shows. */
export const short = (words: TheirWords | undefined): TheirWords | null =>
	words
		? Object.fromEntries(
				Object.entries(words)
					.slice(0, 8)
					.map(([language, [first = '']]) => [language, [first.slice(0, MOST_LETTERS)]])
			)
		: null;

function rightsNear(...nearest: readonly [Image, Canvas, Manifest]): TheirRights {
	const [, , { provider }] = nearest;
	const statement = nearest.find(({ requiredStatement }) => requiredStatement)?.requiredStatement;
	return {
		statement: short(statement?.value),
		provider: short(provider?.[0]?.label),
		rights: nearest.find(({ rights }) => rights)?.rights ?? null
	};
}

/** The IIIF standards of who may see what, of all versions. */
export function asksToSignIn(service: Service | Record<string, unknown>): boolean {
	const { type, profile, service: inner } = service as Record<string, unknown>;
	const own = [service['@type'], service['@context'], type, profile].flat().join(' ');
	return (
		/\bAuth[A-Z]|\/api\/auth\//.test(own) ||
		[inner ?? []]
			.flat()
			.some((one) => typeof one === 'object' && one !== null && asksToSignIn(one as Record<string, unknown>))
	);
}

/** Of an image service alone: one picture, called by the last word of its address. */
export function pictureOfInfo(info: ImageInfo): Offer {
	const service = info.id ?? info['@id'];
	if (!service) throw refused('city_iiif_missing', { where: 'id' }, 422);
	const label = { none: [service.split('/').findLast(Boolean)?.slice(0, 200) ?? service] };
	const rights = info.rights ?? (typeof info.license === 'string' ? info.license : null);
	const statement: TheirWords | null = short(
		typeof info.attribution === 'string' ? { none: [info.attribution] } : undefined
	);
	const picture = {
		...{
			label,
			width: info.width,
			height: info.height,
			service,
			file: null,
			thumbnail: null,
			closed: asksToSignIn(info)
		},
		...{ statement, provider: null, rights }
	};
	return { kind: 'pictures', label, pictures: [picture], total: 1 };
}
