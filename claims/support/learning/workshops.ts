import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { canvasKinds } from '#learning';
import { makeCanvas, shareCanvas, teamsOf, versionsOf, workshopList } from '#learning/server';
import { type Cookie, sendForm, switchTo } from '../pages.ts';

type Looked = Readonly<{ who: 'visitor' | 'coordinator' | Cookie[]; paths: string[] }>;

/** The pages of workshops and canvases, full and empty, and who looks at each; `db` of this process is on the hub's database. */
export async function workshopsPages({
	url,
	coordinator
}: Readonly<{ url: string; coordinator: Cookie[] }>): Promise<Looked[]> {
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	const [team] = await teamsOf(workshop?.id ?? '');
	if (!workshop || !team?.canvas) throw new Error('the demonstration has no workshop');
	const owner = ref('team', team.id);
	const empty = await transaction(async (tx) => {
		const made: string[] = [];
		for (const kind of canvasKinds) made.push(await makeCanvas(tx, { kind, title: kind, owner }));
		return made;
	});
	const key = await transaction((tx) => shareCanvas(tx, team.canvas ?? ''));
	const canvas = `/canvas/${team.canvas}`;
	await sendForm(url, coordinator, `${canvas}?/version`, new URLSearchParams({ name: 'Avant la pause' }));
	const [version] = await versionsOf(team.canvas);
	const member = await switchTo(url, team.members[0] ?? '');
	const desk = `/desk/workshops/${workshop.id}`;
	return [
		{ who: 'visitor', paths: ['/learning/workshops', `${canvas}?key=${key}`] },
		{ who: 'coordinator', paths: ['/desk/workshops', '/desk/workshops/new', desk, `${desk}?preview`] },
		{
			who: member,
			paths: [
				...['/me/workshops', canvas, `${canvas}?screen`, `${canvas}/versions/${version?.id}`],
				...empty.map((id) => `/canvas/${id}`)
			]
		}
	];
}
