import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endsWithUs } from '../../tests/support/interrupted.ts';

/** Runs one command of `valley` to its end. @param folder where the program stands, when it is not this project */
export async function valley(
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	folder = '.'
): Promise<{ code: number | null; said: string }> {
	const child = endsWithUs(
		spawn(process.execPath, ['bin/valley.ts', ...args], {
			env: { ...process.env, ...env },
			cwd: folder,
			stdio: ['ignore', 'pipe', 'pipe']
		})
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
	const [code] = await once(child, 'close');
	return { code: code as number | null, said };
}
