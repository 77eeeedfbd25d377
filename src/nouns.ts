import { ifThere, missing } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import type { Front, Noun, Occasion, Reader, Reported, Subject } from '#kernel/noun.ts';
import type { Section } from '#kernel/section.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import { hub } from '#kernel/server/hub.ts';
import type { OpenData } from '#kernel/server/open-data.ts';
import type { Operation, Scope } from '#kernel/server/operation.ts';
import { closedSections } from '#kernel/server/sections.ts';
import { type Locale, say } from '#kernel/words.ts';
import { foundByAnybody, frontsFound } from '#search/server';
import { modules } from './modules.ts';

type Whole = Readonly<{
	nouns: readonly Noun[];
	fronts: readonly Front[];
	open: readonly OpenData[];
	operations: readonly Operation[];
	announcements: readonly Announcement[];
	scopes: readonly Scope[];
}>;

/** Of every module, and of its sections but the closed ones, all that is in the table. */
const without = (closed: readonly Section[]): Whole => {
	const parts = modules.flatMap((module) => [
		module,
		...(module.sections ?? []).filter((section) => !closed.includes(section))
	]);
	const fronts = parts.flatMap(({ fronts = [] }) => fronts);
	const nouns = [...parts.flatMap(({ nouns = [] }) => nouns), frontsFound(fronts)];
	return {
		...{ nouns, fronts, open: [...parts.flatMap(({ open = [] }) => open), foundByAnybody(nouns)] },
		operations: parts.flatMap(({ operations = [] }) => operations),
		announcements: parts.flatMap(({ announces = [] }) => announces),
		scopes: modules.flatMap(({ scopes }) => scopes ?? [])
	};
};

/** Every kind of thing that the hub keeps, and what of each the house asks for. */
export const { nouns, open: collections, announcements } = without([]);

/** What is there for visitors now: what the team has put off is not. */
export const shownNow = async (): Promise<Whole> => without(await closedSections());

/** The noun of that name, if there is one. */
export const nounOf = (kind: string): Noun | undefined => nouns.find((one) => one.kind === kind);

/** Every page that a visitor may see, by our own path. */
export async function publicPages(): Promise<readonly Readonly<{ path: string; changed?: Date }>[]> {
	const { nouns, fronts } = await shownNow();
	const found = await Promise.all(
		nouns.flatMap(({ page }) =>
			page
				? [page.all().then((all) => all.map(({ slug, changed }) => ({ path: `${page.path}/${slug}`, changed })))]
				: []
		)
	);
	return [{ path: '/' }, ...fronts.map(({ path }) => ({ path })), ...found.flat()];
}

/** What the drawn picture of a page says; `home` is the home page. @throws 404 when there is no such page, or it is not everybody's. */
export async function subjectOf(path: string, locale: Locale): Promise<Subject> {
	if (path === '/home') return home(locale);
	const { nouns, fronts } = await shownNow();
	const front = fronts.find((one) => one.path === path);
	const [, above = '', slug = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? [];
	const page = nouns.find((noun) => noun.page?.path === above)?.page;
	const subject = front ? front.poster?.(locale) : page?.poster?.(slug, locale);
	if (!subject) throw missing();
	return subject;
}

/** What a link « Signaler » names; null when there is no such thing, or not any more. */
export async function reported(kind: string, id: string, locale: Locale): Promise<Reported | null> {
	const report = nounOf(kind)?.report;
	return report ? ifThere(report.find(id, locale)) : null;
}

/** What has a space says of itself, by `kind id`: what is not there any more is not there. */
export async function occasions(subjects: readonly Ref[], locale: Locale): Promise<Map<string, Occasion>> {
	const kinds = [...new Set(subjects.map(({ kind }) => kind))];
	const found = await Promise.all(
		kinds.map(async (kind) => {
			const ids = subjects.flatMap((one) => (one.kind === kind ? [one.id] : []));
			const said = await nounOf(kind)?.occasion?.(ids, locale);
			return [...(said ?? [])].map(([id, its]) => [`${kind} ${id}`, its] as const);
		})
	);
	return new Map(found.flat());
}

/** Whether somebody may report it: it is shown, and to her. */
export const mayReport = async (kind: string, id: string, { shown }: Reported, reader: Reader): Promise<boolean> =>
	shown && ((await nounOf(kind)?.report?.seenBy?.(id, reader)) ?? true);

async function home(locale: Locale): Promise<Subject> {
	const { claim, region } = await hub();
	return { area: 'agenda', kicker: say(region, locale).text, title: say(claim, locale).text };
}
