import type { RequestEvent } from '@sveltejs/kit';
import type { Table } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import { localOf, shifted } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { ventureActs } from '../acts.ts';
import { stages } from '../kinds.ts';
import { backTable, type File, type FileQuery, fileCounts, fileFor, fileList, fileSorts } from '../server/index.ts';

/** Whose holders have heard nothing for so long is said. */
export const SILENT_DAYS = 30;
/** What is due within so many days is said. */
const DUE_DAYS = 7;
const MOST = 20_000;

/** What the address of the list of files asks for. */
export async function filesAsked(url: URL, viewer: Pick<Viewer, 'id'>) {
	const query = listQuery(url, { sorts: fileSorts, filters: ['stage', 'whose', 'which'] });
	const { stage, whose, which } = query.filters;
	const wanted: FileQuery = {
		...{ as: 'adviser', q: query.q, sort: query.sort, descending: query.descending, closed: which === 'closed' },
		stage: stages.find((one) => one === stage),
		adviser: whose === 'mine' ? viewer.id : undefined,
		silentDays: which === 'silent' ? SILENT_DAYS : undefined,
		dueBy: which === 'due' ? await dueBy() : undefined,
		letters: which === 'letters'
	};
	return { query, wanted };
}

/** What her day begins with: whose holders have heard nothing, and what is due. */
export const dayOf = async (viewer: Viewer) => fileCounts(viewer, { silentDays: SILENT_DAYS, dueBy: await dueBy() });

/** Lets in an adviser who may read a file; for others there is none. */
export async function requireFile(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { file: string } }
): Promise<{ viewer: Viewer; file: File }> {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { viewer, file: await fileFor(viewer, event.params.file) };
}

/** Files as a table, which comes back once it was edited: see `server/back`. */
export async function fileTable(viewer: Viewer, query: FileQuery, locale: Locale): Promise<Table> {
	const { rows } = await fileList(viewer, query, { offset: 0, limit: MOST });
	return backTable(viewer, rows, locale);
}

async function dueBy(): Promise<string> {
	return shifted(localOf(new Date(), (await hub()).timeZone), DUE_DAYS).slice(0, 10);
}
