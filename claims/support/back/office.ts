import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A way through LibreOffice: what it saves of a workbook, as another format. */
export type Office = Readonly<{ name: string; through: (bytes: Uint8Array) => Uint8Array }>;

const ways = [
	{ name: 'LibreOffice xlsx', steps: ['ods', 'xlsx'] },
	{ name: 'LibreOffice ods', steps: ['ods'] },
	{ name: 'LibreOffice csv', steps: ['csv:Text - txt - csv (StarCalc):59,34,ANSI,1'] }
] as const;

/** The ways through LibreOffice; null where this machine has none. */
export function throughOffice(): readonly Office[] | null {
	if (spawnSync('soffice', ['--version']).status !== 0) return null;
	return ways.map(({ name, steps }) => ({
		name,
		through: (bytes) => steps.reduce(converted, { bytes, from: 'xlsx' }).bytes
	}));
}

function converted(
	{ bytes, from }: Readonly<{ bytes: Uint8Array; from: string }>,
	to: string
): { bytes: Uint8Array; from: string } {
	const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-office-'));
	try {
		const format = to.split(':')[0] ?? to;
		writeFileSync(join(folder, `given.${from}`), bytes);
		const own = `-env:UserInstallation=file://${folder}/profile`;
		execFileSync(
			'soffice',
			[own, '--headless', '--convert-to', to, '--outdir', join(folder, 'made'), join(folder, `given.${from}`)],
			{ stdio: 'ignore' }
		);
		return { bytes: new Uint8Array(readFileSync(join(folder, 'made', `given.${format}`))), from: format };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
