import { type ActionFailure, type RequestEvent, redirect } from '@sveltejs/kit';
import type { Match } from '#exchange';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { fail, isSaidInPage } from '#web/fail.server.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { byOf } from '#web/require.server.ts';
import { type Identifier, identifierOf, identifierSchemes, NewOrganization, naceKey } from '../../index.ts';
import { addOrganization, organizationById, organizationsAlike, updateOrganization } from '../../server/index.ts';
import { photographsIn, sentPhotograph } from './pictures.server.ts';

/** What came with the form, to be shown again. */
type Typed = Readonly<{ text: Readonly<Record<string, string>>; sectors: string[]; nace: string[] }>;

type Failure = ActionFailure<{
	typed: Typed;
	problems: Record<string, string>;
	/** The organisation that has the number already. */
	holder?: string;
	/** What it may be already. */
	alike?: readonly Readonly<{ id: string; name: string; why: Match['why'] }>[];
}>;

/** Writes what the form says into the organisation `id`, or into a new one, and leads to it; or says what is wrong and where. */
export async function saveOrganization(
	{ request, locals: { locale } }: Pick<RequestEvent, 'request' | 'locals'>,
	id: string | null,
	viewer: Viewer
): Promise<Failure> {
	const form = await formWithFiles(request, PICTURE_FORM);
	const typed = typedIn(form);
	const { problems, given } = read(form, typed, locale);
	if (!given) return fail(422, { typed, problems });
	const alike = id || form.has('anyway') ? [] : await alikeTo(given);
	if (alike.length) return fail(422, { typed, problems, alike });
	try {
		const [sent, photograph] = [await sentPicture(form, 'picture'), await sentPhotograph(form)];
		const saved = await transaction(async (tx) => {
			const before = id ? await organizationById(id, tx) : null;
			const picture = pictureField(form, 'picture', { sent, before: before?.picture ?? null }, locale);
			if (sent) await keepPicture(tx, sent);
			const pictures = await photographsIn(tx, form, { sent: photograph, before: before?.pictures ?? [] }, locale);
			const whole = { ...given, picture, pictures, fictional: before?.fictional ?? false };
			if (!id) return addOrganization(tx, whole, byOf(viewer));
			await updateOrganization(tx, id, whole, byOf(viewer));
			return id;
		});
		redirect(303, href(`/desk/organizations/${saved}?done=${id ? 'saved' : 'added'}`, locale));
	} catch (error) {
		return beside(error, typed, locale);
	}
}

/** A number that another has is refused beside its field. */
async function alikeTo({ name, formerNames, website, email = null, locality }: NewOrganization) {
	const found = await organizationsAlike({ name, formerNames, website, email, locality });
	return found.map(({ id, name, why }) => ({ id, name, why }));
}

function typedIn(form: FormData): Typed {
	const text: Record<string, string> = {};
	for (const [name, value] of form)
		if (typeof value === 'string' && name !== 'sectors' && name !== 'nace') text[name] = value;
	return { text, sectors: ticked(form, 'sectors'), nace: ticked(form, 'nace').filter((one) => one.trim()) };
}

function read(form: FormData, typed: Typed, locale: Locale) {
	const text = (name: string): string | null => fieldOf(form, name).trim() || null;
	const lines = (name: string): string[] =>
		fieldOf(form, name)
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean);
	const number = (name: string): number | null => {
		const given = text(name);
		return given === null ? null : Number(given.replace(',', '.'));
	};
	const keys = typed.nace.map((one) => naceKey(one) ?? '');
	const { identifiers, wrong } = identifiersIn(text);
	const parsed = NewOrganization.safeParse({
		slug: text('slug') ?? undefined,
		name: fieldOf(form, 'name'),
		formerNames: lines('formerNames'),
		kind: fieldOf(form, 'kind'),
		sentence: wordsField(form, 'sentence', locale),
		about: wordsField(form, 'about', locale),
		offers: wordsField(form, 'offers', locale),
		sectors: typed.sectors,
		nace: keys,
		identifiers,
		address: text('address'),
		postcode: text('postcode'),
		locality: text('locality'),
		lat: number('lat'),
		lon: number('lon'),
		website: text('website'),
		links: lines('links'),
		email: text('email'),
		phone: text('phone'),
		founded: number('founded'),
		size: text('size'),
		status: text('status'),
		statusAsOf: number('statusAsOf'),
		sources: lines('sources')
	});
	const problems: Record<string, string> = { ...wrong };
	for (const { path, message } of parsed.error?.issues ?? []) {
		const field = String(path[0] ?? '');
		problems[field] ??= field === 'sentence' ? 'network_sentence_missing' : message;
	}
	const said = Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, words(key, {}, locale)]));
	return { problems: said, given: Object.keys(problems).length ? null : parsed.data };
}

function identifiersIn(text: (name: string) => string | null) {
	const identifiers: Identifier[] = [];
	const wrong: Record<string, string> = {};
	for (const scheme of identifierSchemes) {
		const given = text(scheme);
		const identifier = given && identifierOf(scheme, given);
		if (identifier) identifiers.push(identifier);
		else if (given) wrong[scheme] = `network_identifier_${scheme}`;
	}
	return { identifiers, wrong };
}

/** The field that a refusal is about; what is not here stands above the form. */
const fields: Readonly<Record<string, string>> = {
	network_slug_taken: 'slug',
	network_nace_unknown: 'nace',
	network_sector_unknown: 'sectors',
	kernel_picture_large: 'picture',
	kernel_picture_unreadable: 'picture',
	kernel_picture_alt: 'picture_alt'
};

function beside(error: unknown, typed: Typed, locale: Locale): Failure {
	if (!isSaidInPage(error)) throw error;
	const { code, params, status } = error;
	const taken = code === 'network_identifier_taken';
	const field = taken ? String(params.scheme) : String(params.field ?? fields[code] ?? '');
	const problems = { [field]: words(code, params, locale) };
	return fail(status, { typed, problems, ...(taken && { holder: String(params.id) }) });
}
