import type { RequestEvent } from '@sveltejs/kit';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, sentFile, ticked, typedOf } from '#web/form.server.ts';
import { Closing, NewHolder, NewNumber, NewShare } from '../file.ts';
import { numberKinds } from '../kinds.ts';
import {
	addDocument,
	addHolder,
	changeFile,
	closeFile,
	closeTo,
	type File,
	giveNumber,
	meetGoal,
	openTo,
	removeDocument,
	removeHolder,
	reopenFile,
	strikeNumber
} from '../server/index.ts';
import { cardTyped, readCard } from './card.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Who acts in which file, and where its pages are, by our own path. */
export type Acting = Readonly<{ viewer: Viewer; file: File; by: By; base: string }>;

/** What those who may change a file do in its pages, whether it is about them or they accompany it. */
export const saveCard = async (event: Event, { viewer, file, by, base }: Acting) => {
	const typed = cardTyped(await event.request.formData());
	const to = `${base}/card?done=saved`;
	return changeGiven(event, typed, readCard(typed), (tx, card) => changeFile(tx, file.id, card, viewer, by), to);
};

export const closeFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const typed = typedOf(await event.request.formData(), ['reason']);
	const to = `${base}/card?done=closed`;
	const read = Closing.safeParse(typed);
	return changeGiven(event, typed, read, (tx, { reason }) => closeFile(tx, file.id, reason, viewer, by), to);
};

export const reopenFrom = (event: Event, { viewer, file, by, base }: Acting) =>
	change(event, {}, (tx) => reopenFile(tx, file.id, viewer, by), `${base}/card?done=reopened`);

export const numberFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const typed = typedOf(await event.request.formData(), ['kind', 'value', 'asOf', 'seen']);
	const read = NewNumber.safeParse({
		...{ kind: numberKinds.find((one) => one === typed.kind), asOf: typed.asOf, seen: typed.seen || undefined },
		// jobs in hundredths, money in cents: the same two digits
		value: Math.round(Number(typed.value.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.') || Number.NaN) * 100)
	});
	const to = `${base}/papers?done=saved#numbers`;
	return changeGiven(event, typed, read, (tx, given) => giveNumber(tx, file.id, given, viewer, by), to);
};

export const strikeFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const number = fieldOf(await event.request.formData(), 'number');
	const to = `${base}/papers?done=struck#numbers`;
	return change(event, {}, (tx) => strikeNumber(tx, file.id, number, viewer, by), to);
};

export const documentFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const sent = await sentFile(form, 'document');
	if (!sent) return fail(422, { typed: {}, problems: { document: words('venture_document_missing', {}, locale) } });
	const given = form.get('document');
	const mediaType = (given instanceof Blob ? given.type : '') || 'application/octet-stream';
	const act = { ...sent, mediaType };
	return change(event, {}, (tx) => addDocument(tx, file.id, act, viewer, by), `${base}/papers?done=saved`, 'document');
};

export const removeFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const form = await event.request.formData();
	const document = fieldOf(form, 'id');
	const to = `${base}/papers?done=removed`;
	const remove = async (tx: Tx) => {
		requireSure(event, doing(m.venture_document_ask()), form);
		await removeDocument(tx, file.id, document, viewer, by);
	};
	return change(event, {}, remove, to);
};

export const holderFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const typed = typedOf(await event.request.formData(), ['name', 'email', 'role']);
	const read = NewHolder.safeParse({ ...typed, email: typed.email.trim(), role: typed.role || undefined });
	const to = `${base}/people?done=asked`;
	return changeGiven(event, typed, read, (tx, given) => addHolder(tx, file.id, given, viewer, by), to);
};

export const endHolderFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const holder = fieldOf(await event.request.formData(), 'id');
	const to = `${base}/people?done=saved`;
	return change(event, {}, (tx) => removeHolder(tx, file.id, holder, viewer, by), to);
};

export const shareFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const form = await event.request.formData();
	const typed = { organization: fieldOf(form, 'organization'), parts: ticked(form, 'parts') };
	const to = `${base}/people?done=shared#shares`;
	return changeGiven(
		event,
		typed,
		NewShare.safeParse(typed),
		(tx, given) => openTo(tx, file.id, given, viewer, by),
		to
	);
};

export const unshareFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const organization = fieldOf(await event.request.formData(), 'organization');
	const to = `${base}/people?done=unshared#shares`;
	return change(event, {}, (tx) => closeTo(tx, file.id, organization, viewer, by), to);
};

export const meetFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const form = await event.request.formData();
	const given = { goal: fieldOf(form, 'goal'), met: fieldOf(form, 'met') === 'yes' };
	return change(event, {}, (tx) => meetGoal(tx, file.id, given, viewer, by), `${base}/plan?done=saved`);
};
