import { createHash } from 'node:crypto';
import { type ActionFailure, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { fail, isSaidInPage } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import {
	bareOf,
	type Draft,
	draftOf,
	partAt,
	type RequirementTree,
	readDraft,
	type SaidRequirement
} from '../../index.ts';
import {
	type Consequences,
	consequencesOf,
	dropGoal,
	goalFor,
	keepGoal,
	markOf,
	treeSaid
} from '../../server/index.ts';
import { choicesOf, choosableIn } from './choices.server.ts';
import { acted, draftIn } from './form.server.ts';
import { goalNow, type Subject } from './subject.server.ts';

/** What saving would do: nothing, other words for the same, or a version; and what that changes for whom. */
type Look = Readonly<{
	what: 'same' | 'words' | 'version';
	version: number;
	changes: Consequences;
	/** What was looked at: saving something else is looked at first. */
	token: string;
}>;

export type Answer = Readonly<{
	draft: Draft;
	problems: Record<string, string>;
	look: Look | null;
	at: string;
	mark: number;
}>;

type Answered = Answer | ActionFailure<Answer>;

/** What the page of a goal shows, as it is kept. */
export async function editorOf(page: Subject, locale: Locale) {
	const [goal, choices] = [await goalNow(page), await choicesOf(page, locale)];
	const draft = draftOf(goal?.tree ?? null, choosableIn(choices));
	return {
		...{ area: 'learning' as const, choices, draft, fresh: newId(), mark: markOf(goal) },
		version: goal?.version ?? null,
		kept: await keptIn(goal?.tree ?? null, draft, locale),
		dropping: goal && (await consequencesOf(page.subject, null))
	};
}

/** The actions of such a page. @param find lets in whoever may change the goal of the address */
export function editing<Event extends RequestEvent>(find: (event: Event) => Promise<Subject>) {
	return {
		change: async (event: Event): Promise<Answer> => {
			await find(event);
			const form = await event.request.formData();
			return { ...acted(form), mark: markIn(form), problems: {}, look: null };
		},
		look: async (event: Event): Promise<Answered> => {
			const page = await find(event);
			return lookedAt(page, await event.request.formData(), event.locals.locale);
		},
		save: async (event: Event): Promise<Answered> => {
			const page = await find(event);
			const form = await event.request.formData();
			const read = await readFrom(page, form, event.locals.locale);
			if (!('tree' in read)) return read;
			// what was changed since the page said what it changes for whom
			if (tokenOf(read.tree) !== fieldOf(form, 'looked')) return lookedAt(page, form, event.locals.locale);
			const given = { title: page.title, tree: read.tree, mark: markIn(form) };
			try {
				await transaction((tx) => keepGoal(tx, page.subject, given, page.by));
			} catch (error) {
				return refusedWith(error, { draft: read.draft, mark: given.mark }, event.locals.locale);
			}
			return redirect(303, href(`${page.base}?done=saved`, event.locals.locale));
		},
		drop: async (event: Event): Promise<Answered> => {
			const page = await find(event);
			try {
				await transaction((tx) => dropGoal(tx, page.subject, page.by));
			} catch (error) {
				const { draft, mark } = await editorOf(page, event.locals.locale);
				return refusedWith(error, { draft, mark }, event.locals.locale);
			}
			return redirect(303, href(`${page.base}?done=dropped`, event.locals.locale));
		}
	};
}

async function lookedAt(page: Subject, form: FormData, locale: Locale): Promise<Answered> {
	const read = await readFrom(page, form, locale);
	if (!('tree' in read)) return read;
	const [goal, changes] = [
		await goalFor(page.subject.kind, page.subject.id),
		await consequencesOf(page.subject, read.tree)
	];
	const isBare = goal !== null && same(bareOf(goal.tree), bareOf(read.tree));
	const what = !isBare || goal.withdrawnAt ? 'version' : same(goal.tree, read.tree) ? 'same' : 'words';
	const version = (goal?.version ?? 0) + (isBare ? 0 : 1);
	const look = { what, version, changes, token: tokenOf(read.tree) } as const;
	return { draft: read.draft, problems: {}, look, at: 'look', mark: markIn(form) };
}

async function readFrom(
	page: Subject,
	form: FormData,
	locale: Locale
): Promise<ActionFailure<Answer> | { draft: Draft; tree: RequirementTree }> {
	const [draft, goal, choices] = [draftIn(form), await goalNow(page), await choicesOf(page, locale)];
	const mark = markIn(form);
	// what is kept is named by where it stood: in another version something else stands there
	if (markOf(goal) !== mark)
		return wrong(409, { draft, mark, problems: { '': words('completion_goal_changed', {}, locale) } });
	const read = readDraft(draft, { choosable: choosableIn(choices), before: goal?.tree ?? null, locale });
	if ('tree' in read) return { draft, tree: read.tree };
	const said = Object.entries(read.problems).map(([field, key]) => [field, words(key, {}, locale)]);
	return wrong(422, { draft, mark, problems: Object.fromEntries(said) });
}

function refusedWith(error: unknown, was: Pick<Answer, 'draft' | 'mark'>, locale: Locale): ActionFailure<Answer> {
	if (!isSaidInPage(error)) throw error;
	return wrong(error.status, { ...was, problems: { '': words(error.code, error.params, locale) } });
}

/** What was typed, with what is wrong with it. */
const wrong = (status: number, what: Pick<Answer, 'draft' | 'mark' | 'problems'>): ActionFailure<Answer> =>
	fail(status, { ...what, look: null, at: '' });

/** What the form cannot write, in words, by where it stands. */
async function keptIn(tree: RequirementTree | null, { lines }: Draft, locale: Locale) {
	const said: Record<string, SaidRequirement> = {};
	for (const { text } of lines) {
		const part = text.kept === undefined ? null : partAt(tree, text.kept);
		if (part && text.kept) said[text.kept] = await treeSaid(part, locale);
	}
	return said;
}

const markIn = (form: FormData): number => Number(fieldOf(form, 'mark')) || 0;

const tokenOf = (tree: RequirementTree): string =>
	createHash('sha256').update(JSON.stringify(tree)).digest('base64url');
