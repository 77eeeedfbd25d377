import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { organizationNames, sectors, worksOf } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, sentFile, ticked, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { Choice, may, NewOffer, NewResult, Testimony, Word } from '../../index.ts';
import {
	briefFor,
	chooseOffer,
	deliverBrief,
	giveOffer,
	offersFor,
	publishBrief,
	sayResult,
	takeOfferBack,
	testify,
	withdrawBrief
} from '../../server/index.ts';
import { briefChoices, centsIn, typedBrief } from './form.server.ts';

/** Megabytes: a document, and what is around it. */
const DOCUMENT_FORM = 26;

const pageOf = (id: string, done: string): string => `/me/briefs/${id}?done=${done}`;

/** What is asked for, with its offers and what the reader may do: decide, or answer for an organisation. @throws 404 */
export async function briefShown(viewer: Viewer, id: string) {
	const brief = await briefFor(viewer, id);
	const own = hostedBy(viewer).filter((one) => one !== brief.organization?.id);
	const [offers, known, names, works] = await Promise.all([
		offersFor(viewer, brief),
		sectors(),
		own.length ? organizationNames({ ids: own }) : [],
		Promise.all(own.map((organization) => worksOf({ organization })))
	]);
	const draft = brief.owns && brief.state === 'draft';
	return {
		brief,
		offers,
		sectors: known,
		studios: brief.owns ? [] : names.map(({ id: value, name }) => ({ value, label: name })),
		works: works.flat().map(({ slug, title }) => ({ slug, title })),
		draft: draft ? { typed: await typedBrief(brief), choices: await briefChoices(viewer) } : null,
		may: {
			answer: may(brief.state, 'answer'),
			choose: brief.owns && may(brief.state, 'choose'),
			withdraw: brief.owns && may(brief.state, 'withdraw') && brief.state !== 'draft',
			deliver: may(brief.state, 'deliver') && (brief.owns || (brief.studio !== null && own.includes(brief.studio.id))),
			result: brief.owns && may(brief.state, 'result'),
			testify: brief.owns && brief.state === 'finished'
		}
	};
}

type Asked = RequestEvent & Readonly<{ params: { brief: string } }>;

/** Publishes a draft: whom it reaches is told. */
export const publish = async (event: Asked, viewer: Viewer) => {
	const { brief } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await publishBrief(tx, brief, viewer, bySelf(viewer));
		requireSure(event, doing(m.briefs_publish(), [m.briefs_publish_says()]), form);
	};
	return change(event, typedTexts(form), write, pageOf(brief, 'published'));
};

/** Answers, or says the answer anew. */
export async function answer(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const field = (name: string): string => fieldOf(form, name);
	const given = NewOffer.safeParse({
		...{ organization: field('organization'), words: field('words'), works: ticked(form, 'works') },
		...{ priceFrom: centsIn(field('priceFrom')), priceTo: centsIn(field('priceTo')) },
		...{ starts: field('starts') || null, ends: field('ends') || null }
	});
	const write = (tx: Tx, its: NewOffer) => giveOffer(tx, brief, its, viewer, bySelf(viewer));
	return changeGiven(event, typedTexts(form), given, write, pageOf(brief, 'answered'));
}

/** Takes an answer back, once one is sure. */
export async function takeBack(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await takeOfferBack(tx, brief, fieldOf(form, 'offer'), viewer, bySelf(viewer));
		requireSure(event, doing(m.briefs_take_back(), [m.briefs_take_back_says()]), form);
	};
	return change(event, typedTexts(form), write, pageOf(brief, 'taken_back'));
}

/** Chooses, with a reason for each. */
export async function choose(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const reasons = new Map(
		[...form].flatMap(([name, value]) =>
			name.startsWith('reason ') && typeof value === 'string' ? [[name.slice(7), value] as const] : []
		)
	);
	const given = Choice.safeParse({ offer: fieldOf(form, 'offer'), reasons });
	const write = async (tx: Tx, its: Choice) => {
		await chooseOffer(tx, brief, its, viewer, bySelf(viewer));
		requireSure(event, doing(m.briefs_choose(), [m.briefs_choose_says({ count: reasons.size })]), form);
	};
	return changeGiven(event, typedTexts(form), given, write, pageOf(brief, 'chosen'));
}

/** Withdraws it, with a word for those who have answered. */
export async function withdraw(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx, word: string) => {
		await withdrawBrief(tx, brief, word, viewer, bySelf(viewer));
		requireSure(event, doing(m.briefs_withdraw(), [m.briefs_withdraw_says()]), form);
	};
	return changeGiven(
		event,
		typedTexts(form),
		Word.safeParse(fieldOf(form, 'word')),
		write,
		'/me/briefs?done=withdrawn'
	);
}

/** Says that it was delivered. */
export async function deliver(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await formWithFiles(event.request, DOCUMENT_FORM);
	const sent = await sentFile(form, 'document');
	const document = sent && { ...sent, mediaType: 'application/octet-stream' };
	const on = /^\d{4}-\d\d-\d\d$/.test(fieldOf(form, 'on'))
		? fieldOf(form, 'on')
		: new Date().toISOString().slice(0, 10);
	const write = (tx: Tx) => deliverBrief(tx, brief, { on, document }, viewer, bySelf(viewer));
	return change(event, typedTexts(form), write, pageOf(brief, 'delivered'));
}

/** Says what is otherwise since. */
export async function result(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const typed = fieldOf(form, 'resultNumber').replace(/\s/g, '').replace(',', '.');
	const resultNumber = typed ? Number(typed) : undefined;
	const given = NewResult.safeParse({
		result: fieldOf(form, 'result'),
		resultNumber,
		resultOf: fieldOf(form, 'resultOf')
	});
	const write = (tx: Tx, its: NewResult) => sayResult(tx, brief, its, viewer, bySelf(viewer));
	return changeGiven(event, typedTexts(form), given, write, pageOf(brief, 'finished'));
}

/** Says how it was, and whether that is shown. */
export async function tell(event: Asked, viewer: Viewer) {
	const { brief } = event.params;
	const form = await event.request.formData();
	const given = Testimony.safeParse({ words: fieldOf(form, 'words'), shown: fieldOf(form, 'shown') === 'yes' });
	const write = (tx: Tx, its: Testimony) => testify(tx, brief, its, viewer, bySelf(viewer));
	return changeGiven(event, typedTexts(form), given, write, pageOf(brief, 'told'));
}
