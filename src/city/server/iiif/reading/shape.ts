import { z } from 'zod';

/** What is read of a manifest, as IIIF Presentation 3 demands it; what else stands there is not looked at. */
const address = z
	.string({ error: 'kind' })
	.max(2000, { error: 'kind' })
	.regex(/^https?:\/\/[^\s]+$/, { error: 'address' });
const text = z.string({ error: 'kind' }).max(20_000, { error: 'kind' });
const languageMap = z.record(
	z
		.string()
		.max(40, { error: 'kind' })
		.regex(/^[a-zA-Z-]+$/, { error: 'kind' }),
	z.array(text, { error: 'kind' }),
	{
		error: 'kind'
	}
);
const pair = z.looseObject({ label: languageMap, value: languageMap });
const side = z.int({ error: 'kind' }).min(1, { error: 'kind' });
const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'kind' });
const thing = <const Kind extends string>(kind: Kind) => ({ id: address, type: z.literal(kind, { error: 'kind' }) });

/** Of both versions: 2 writes `@id` and `@type`. */
export const Service = z.looseObject({
	...{ id: address.optional(), '@id': address.optional(), type: text.optional(), '@type': text.optional() },
	profile: z.unknown().optional()
});
export type Service = z.output<typeof Service>;

const rights = address.optional();
const about = { label: languageMap.optional(), rights, requiredStatement: pair.optional() };

const Image = z.looseObject({
	...thing('Image'),
	...{
		...about,
		width: side.optional(),
		height: side.optional(),
		format: text.optional(),
		service: list(Service).optional()
	}
});
export type Image = z.output<typeof Image>;

const Other = z.looseObject({
	type: z
		.string({ error: 'kind' })
		.max(200, { error: 'kind' })
		.regex(/^(?!Image$|Choice$)/, { error: 'kind' })
});
const Choice = z.looseObject({
	type: z.literal('Choice'),
	items: list(z.union([Image, Other])).min(1, { error: 'missing' })
});

/** What is wrong with an image is said of the image, and not of all that it might have been. */
const Body = z.unknown().transform((given, context) => {
	const kind = (given as { type?: unknown } | null)?.type;
	const shape = kind === 'Image' ? Image : kind === 'Choice' ? Choice : Other;
	const read = (shape as z.ZodType<Image | z.output<typeof Choice> | z.output<typeof Other>>).safeParse(given);
	if (read.success) return read.data;
	for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
	return z.NEVER;
});

const Annotation = z.looseObject({
	...thing('Annotation'),
	motivation: z.union([text, list(text)], { error: 'kind' }),
	body: z.unknown().transform((given, context) => {
		const read = list(Body).safeParse(Array.isArray(given) ? given : [given]);
		if (read.success) return read.data;
		for (const { path, message } of read.error.issues)
			context.addIssue({ code: 'custom', path: Array.isArray(given) ? path : path.slice(1), message });
		return z.NEVER;
	}),
	target: z.unknown()
});

const AnnotationPage = z.looseObject({ ...thing('AnnotationPage'), items: list(Annotation) });

export const Canvas = z
	.looseObject({
		...thing('Canvas'),
		...{
			...about,
			width: side.optional(),
			height: side.optional(),
			duration: z.number({ error: 'kind' }).positive({ error: 'kind' }).optional()
		},
		...{ items: list(AnnotationPage), thumbnail: list(z.looseObject({ id: address })).optional() }
	})
	.superRefine(({ width, height, duration }, context) => {
		const lacking =
			width === undefined
				? height === undefined && duration !== undefined
					? null
					: 'width'
				: height === undefined
					? 'height'
					: null;
		if (lacking) context.addIssue({ code: 'custom', path: [lacking], message: 'missing' });
	});
export type Canvas = z.output<typeof Canvas>;

export const Manifest = z.looseObject({
	...thing('Manifest'),
	...{ ...about, label: languageMap, metadata: list(pair).optional() },
	provider: list(z.looseObject({ ...thing('Agent'), label: languageMap })).optional(),
	items: list(z.unknown()).min(1, { error: 'missing' })
});
export type Manifest = z.output<typeof Manifest>;

export const Collection = z.looseObject({
	...thing('Collection'),
	label: languageMap,
	items: list(
		z.looseObject({
			id: address,
			type: z.enum(['Manifest', 'Collection'], { error: 'kind' }),
			label: languageMap.optional()
		})
	)
});

/** The description of an image service, of both versions. */
export const ImageInfo = z.looseObject({
	...{
		id: address.optional(),
		'@id': address.optional(),
		protocol: z.string({ error: 'kind' }).max(200, { error: 'kind' })
	},
	...{
		width: side,
		height: side,
		profile: z.unknown().optional(),
		rights,
		license: z.unknown().optional(),
		attribution: z.unknown().optional()
	},
	...{ maxWidth: side.optional(), maxHeight: side.optional(), maxArea: side.optional() },
	sizes: list(z.looseObject({ width: side, height: side }))
		.max(1000, { error: 'kind' })
		.optional()
});
export type ImageInfo = z.output<typeof ImageInfo>;
