/** The list of files, edited by the habits of Excel and LibreOffice while the hub goes on, comes back cell by cell as a model of its own says: each conflict shown with who changed it, nothing lost, nothing half written, and taken back as it was. */
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { throughOffice } from './support/back/office.ts';
import { Round } from './support/back/round.ts';
import { formats } from './support/back/spreadsheet.ts';
import { get, settle } from './support/back/world.ts';
import { drawsFrom } from './support/draws.ts';
import { openHub } from './support/hub.ts';
import { dismiss } from './support/referral/people.ts';

const small = process.argv.includes('--small');
const seed = Number(/--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? 7);
const [FILES, EDITS, HERE] = small ? [24, 36, 14] : [60, 200, 80];
const draw = drawsFrom(seed);
const hub = await openHub({ args: ['--empty'], crowd: true });
const problems: string[] = [];
const sum = { edits: 0, here: 0, conflicts: 0, told: 0, cells: 0, rounds: 0 };
try {
	const { world, model } = await settle(hub.program.url, FILES, draw);
	const office = small ? null : throughOffice();
	if (!small && !office) console.log('no LibreOffice on this machine: its files are written by @e965/xlsx');
	const ways = small ? (['xlsx', 'csv'] as const) : formats;
	let now = model;
	for (const way of [...ways, ...(office ?? [])]) {
		const round = new Round(world, now, draw, { edits: EDITS, here: HERE });
		const found = await round.play(way);
		now = found.after;
		problems.push(...found.problems.map((problem) => `${typeof way === 'string' ? way : way.name}: ${problem}`));
		for (const name of ['edits', 'here', 'conflicts', 'told', 'cells'] as const) sum[name] += found.counts[name];
		sum.rounds++;
	}
	await dismiss(world.ines.id, world.house);
	const gone = await get(world, 'ines', '/desk/ventures/import');
	if (gone.status !== 404) problems.push(`without her role the page answers ${gone.status}`);
	const { rows } = await sql<{ name: string }>`select name from venture.file where id = ${world.foreign}`.execute(db);
	if (rows[0]?.name !== 'Secret') problems.push('the file of another organisation was changed');
	for (const problem of problems.slice(0, 40)) console.log(`! ${problem}`);
	console.log(
		`back-from-excel: ${sum.rounds} tables of ${FILES} files, ${sum.edits} cells edited there and ${sum.here} here meanwhile (seed ${seed}): ${sum.conflicts} conflicts, each shown with who changed it and nothing else asked, ${sum.told} cells that are not changed from there told; ${sum.cells} cells compared with the model after writing and after undoing; ${problems.length} problems`
	);
	process.exitCode = problems.length || !sum.conflicts ? 1 : 0;
} finally {
	await hub.close();
}
