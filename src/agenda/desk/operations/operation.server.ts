import type { RequestEvent } from '@sveltejs/kit';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { hub, tellSettings } from '#kernel/server/hub.ts';
import {
	addOperation,
	changeOperation,
	FundingSchema,
	fundOperation,
	KeptProofsSchema,
	keepProofs,
	OperationSchema
} from '#kernel/server/operations.ts';
import { readyEmblem } from '#kernel/server/pictures.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { attempt, change, changeGiven } from '#web/act.server.ts';
import { fieldOf, problemsOf, sentFile, typedTexts, wordsField } from '#web/form.server.ts';

/** Adds an operation from its form, or changes the one of a code. */
export async function keepOperation(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	code: string | null
) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const given = OperationSchema.safeParse({
		code: code ?? fieldOf(form, 'code').trim(),
		name: wordsField(form, 'name', locale),
		funder: fieldOf(form, 'funder'),
		starts: fieldOf(form, 'starts') || null,
		ends: fieldOf(form, 'ends') || null
	});
	if (!given.success) return problemsOf(given.error, typed, locale);
	return change(
		event,
		typed,
		(tx) => (code === null ? addOperation(tx, given.data) : changeOperation(tx, given.data)),
		'/desk/operations?done=saved'
	);
}

const MEGABYTES = 2;

/** Says what the rules of its funder ask of an operation, with its emblem. */
export async function keepFunding(event: RequestEvent, code: string) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = typedTexts(form);
	const number = (name: string, times = 1) => {
		const text = fieldOf(form, name).replace(',', '.').trim();
		return text ? Math.round(Number(text) * times) : null;
	};
	const given = FundingSchema.safeParse({
		...{ share: number('share'), flatRate: number('flatRate'), hourCents: number('hour', 100) },
		sentence: wordsField(form, 'sentence', event.locals.locale)
	});
	return attempt(event, 'emblem', typed, async () => {
		const sent = await sentFile(form, 'emblem');
		const emblem = sent && (await readyEmblem(sent.content));
		return changeGiven(
			event,
			typed,
			given,
			async (tx, its) => {
				await fundOperation(tx, code, its, emblem && (await keepFile(tx, emblem, 'image/png')));
				// it stands on pages that everybody sees
				await tellSettings(tx, event.locals.viewer?.id ?? null);
			},
			'/desk/operations?done=saved'
		);
	});
}

/** Says until when the proofs of an operation are kept, and why for longer. */
export async function keepProofsOf(event: RequestEvent, code: string) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const { timeZone } = await hub();
	const given = KeptProofsSchema(isoDate(new Date(), timeZone)).safeParse({
		lastPaidOn: fieldOf(form, 'lastPaidOn') || null,
		proofsHeldOn: fieldOf(form, 'proofsHeldOn') || null,
		proofsHeldWhy: fieldOf(form, 'proofsHeldWhy').trim() || null
	});
	return changeGiven(event, typed, given, (tx, its) => keepProofs(tx, code, its), '/desk/operations?done=saved');
}
