import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { bySelf, requireTeam } from '#web/require.server.ts';
import { programActs } from '../acts.ts';
import { NewEndpoint } from '../endpoint.ts';
import { addEndpoint, endpointsOf, makeApiKey } from '../server/index.ts';

/** Lets in whoever may have programs act for her. */
export const requireDeveloper = (event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Viewer> =>
	requireTeam(event, programActs.use);

type Named = Readonly<{ name: (params: Record<string, never>, options: { locale: Locale }) => string }>;
type Offered = Readonly<{
	scopes: readonly (Named & Readonly<{ key: string }>)[];
	kinds: readonly (Named & Readonly<{ kind: string }>)[];
}>;

/** What the page offers to choose from, and the endpoints of whoever reads it. */
export async function developersShown(viewer: Viewer, locale: Locale, { scopes, kinds }: Offered) {
	return {
		api: `${publicUrl()}/api/v1`,
		owners: await ownersOf(viewer, locale),
		scopes: scopes.map(({ key, name }) => ({ value: key, label: name({}, { locale }), hint: key })),
		kinds: kindChoices(kinds, locale),
		endpoints: (await endpointsOf(viewer.id)).map(({ id, name, url, pausedWhy }) => ({ id, name, url, pausedWhy }))
	};
}

export const kindChoices = (kinds: Offered['kinds'], locale: Locale) =>
	kinds.map(({ kind, name }) => ({ value: kind, label: name({}, { locale }) }));

/** In whose name: of each organisation that one answers for, or one's own with all that one may do. */
async function ownersOf(viewer: Viewer, locale: Locale) {
	const ids = hostedBy(viewer);
	const own = ids.length ? await organizationNames({ ids }) : [];
	return [
		...own.map(({ id, name }) => ({ value: id, label: name })),
		{ value: viewer.id, label: m.programs_all_hers({}, { locale }) }
	];
}

const ownerIn = (form: FormData, viewer: Viewer) => {
	const id = fieldOf(form, 'owner');
	return ref(id === viewer.id ? 'person' : 'organization', id);
};

const LONGEST_NAME = 120;
const lasting = ['30', '90', '365'];

/** Makes a key, and gives its secret to be shown once. @param known the rights that there are */
export async function makeKey(event: RequestEvent, viewer: Viewer, known: readonly string[]) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const name = fieldOf(form, 'name').trim().slice(0, LONGEST_NAME);
	const scopes = ticked(form, 'scopes').filter((one) => known.includes(one));
	const days = fieldOf(form, 'days');
	const typed = { of: 'key', name, owner: fieldOf(form, 'owner'), days, chosen: scopes };
	const problems = {
		...(name ? {} : { name: words('programs_name_missing', {}, locale) }),
		...(scopes.length ? {} : { scopes: words('programs_scopes_missing', {}, locale) })
	};
	if (Object.keys(problems).length) return fail(422, { typed, problems });
	const given = { name, scopes, days: lasting.includes(days) ? Number(days) : 90, scope: ownerIn(form, viewer) };
	return attempt(event, '', typed, async () => ({
		typed: { ...typed, of: 'made' },
		problems: {} as Record<string, string>,
		secret: (await transaction((tx) => makeApiKey(tx, given, viewer))).secret
	}));
}

/** Adds an endpoint, and leads to its page. */
export async function makeEndpoint(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = { of: 'hook', ...endpointTyped(form), owner: fieldOf(form, 'owner') };
	const read = endpointIn(form);
	if (!read.success) return fail(422, { typed, problems: problemsIn(read.error.issues, event.locals.locale) });
	const scope = ownerIn(form, viewer);
	return attempt(event, besideEndpoint, typed, async () => {
		const id = await transaction((tx) => addEndpoint(tx, { ...read.data, scope }, viewer, bySelf(viewer)));
		return { typed, problems: {} as Record<string, string>, added: href(`/me/developers/${id}`, event.locals.locale) };
	});
}

export const endpointTyped = (form: FormData) => ({
	...{ name: fieldOf(form, 'name'), url: fieldOf(form, 'url'), chosen: ticked(form, 'kinds') }
});

export const endpointIn = (form: FormData) =>
	NewEndpoint.safeParse({ name: fieldOf(form, 'name'), url: fieldOf(form, 'url'), kinds: ticked(form, 'kinds') });

export const besideEndpoint = { programs_address_open: 'url', programs_address_inside: 'url' } as const;

export function problemsIn(
	issues: readonly Readonly<{ path: readonly PropertyKey[]; message: string }>[],
	locale: Locale
): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const { path, message } of issues) problems[String(path[0] ?? '')] ??= words(message, {}, locale);
	return problems;
}
