import { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import { bytesOf } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture, readyPicture } from '#kernel/server/pictures.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { type MaterialKind, materialKinds } from '../../../index.ts';
import { addMaterial, type Content } from '../../../server/index.ts';

const MOST_BYTES = 50 * 1024 * 1024;
const Address = z.url({ protocol: /^https?$/ }).max(2000);

export type TypedMaterial = Readonly<Record<string, string>>;

export const typedMaterial = (form: FormData): TypedMaterial =>
	Object.fromEntries(
		['kind', 'url', ...locales.flatMap((locale) => [`title_${locale}`, `body_${locale}`])].map((name) => [
			name,
			fieldOf(form, name)
		])
	);

type Told = Readonly<{ locale: Locale; by: Parameters<typeof addMaterial>[3] }>;

/**
 * Adds what a form holds to a séance.
 * @throws desk_material_kind, desk_material_title, desk_material_url, desk_material_text, desk_material_file, desk_material_large, or what `readyPicture` throws.
 */
export async function addFrom(occurrence: string, form: FormData, { locale, by }: Told): Promise<void> {
	const kind = materialKinds.find((one) => one === fieldOf(form, 'kind'));
	if (!kind) throw refused('desk_material_kind', {}, 422);
	const title = wordsField(form, 'title', locale);
	if (!title) throw refused('desk_material_title', {}, 422);
	const { content, sent } = await contentOf(kind, form, title, locale);
	await transaction(async (tx) => {
		if (sent) await keepPicture(tx, sent);
		await addMaterial(tx, occurrence, { kind, title, content }, by);
	});
}

type Sent = Readonly<{ content: Content; sent?: ReadyPicture }>;

async function contentOf(kind: MaterialKind, form: FormData, title: Words, locale: Locale): Promise<Sent> {
	if (kind === 'text') {
		const body = wordsField(form, 'body', locale);
		if (!body) throw refused('desk_material_text', {}, 422);
		return { content: { body } };
	}
	const file = form.get('file');
	const sent = file instanceof File && file.size > 0 ? file : null;
	if (sent && sent.size > MOST_BYTES) throw refused('desk_material_large', { megabytes: 50 }, 422);
	if (kind === 'picture') {
		if (!sent) throw refused('desk_material_file', {}, 422);
		const ready = await readyPicture(await bytesOf(sent));
		return { content: { picture: { ...ready.picture, alt: title } }, sent: ready };
	}
	if (sent && kind !== 'link')
		return { content: { file: { name: nameOf(sent), mediaType: typeOf(sent), content: await bytesOf(sent) } } };
	const url = Address.safeParse(fieldOf(form, 'url').trim());
	if (!url.success) throw refused('desk_material_url', {}, 422);
	return { content: { url: url.data } };
}

/** A name that is safe in a header and on every disk. */
const nameOf = ({ name }: File): string => name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(-120) || 'file';

/** What a browser says of a file, unless it could run in our pages. */
const typeOf = ({ type }: File): string =>
	/^(application\/(pdf|zip|vnd\.[\w.+-]+|epub\+zip)|(audio|video)\/[\w.+-]+|image\/(png|jpeg|gif|webp))$/.test(type)
		? type
		: 'application/octet-stream';
