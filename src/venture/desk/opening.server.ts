import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, keyIn, typedOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewHolder } from '../file.ts';
import { cardChoices, cardTyped, operationChoices, readCard } from '../pages/card.server.ts';
import { openFile, questionFor } from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** What the form of a new file lets one choose from. */
export async function openingChoices(viewer: Viewer, locale: Locale) {
	const [card, operations, keepers] = await Promise.all([
		cardChoices(locale),
		operationChoices(locale),
		organizationNames({ ids: advisedBy(viewer) })
	]);
	return { ...card, operations, keepers: keepers.map(({ id, name }) => ({ value: id, label: name })) };
}

/** Whom a question that she answers was asked by: a file about her can be opened without typing who she is. @throws 404 */
export async function askerOf(
	viewer: Viewer,
	url: URL
): Promise<Readonly<{ holderName: string; holderEmail: string }> | null> {
	const id = url.searchParams.get('question');
	if (id === null) return null;
	const { name, email } = await questionFor(viewer, id);
	return { holderName: name, holderEmail: email };
}

/** Opens a file as the form says, and leads to it. */
export async function openFrom(event: Event, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = { ...cardTyped(form), ...typedOf(form, ['keeper', 'operation', 'holderName', 'holderEmail']) };
	const card = readCard(cardTyped(form));
	const holder = NewHolder.safeParse({ name: typed.holderName, email: typed.holderEmail.trim() });
	const problems: Record<string, string> = {};
	for (const { path, message } of card.error?.issues ?? [])
		problems[String(path[0] ?? '')] ??= words(message, {}, locale);
	for (const { path, message } of holder.error?.issues ?? [])
		problems[path[0] === 'email' ? 'holderEmail' : 'holderName'] ??= words(message, {}, locale);
	if (!card.success || !holder.success) return fail(422, { typed, problems });
	const keeper = typed.keeper || (advisedBy(viewer)[0] ?? '');
	const given = { id: keyIn(form), keeper, card: card.data, holders: [holder.data] };
	return attempt(event, { venture_operation_unknown: 'operation' }, typed, async () => {
		const operation = fieldOf(form, 'operation') || null;
		const id = await transaction((tx) => openFile(tx, { ...given, operation }, viewer, byOf(viewer)));
		redirect(303, href(`/desk/ventures/${id}?done=opened`, locale));
	});
}
