import { ref } from '#kernel/facts.ts';
import { sizeOf } from '../kinds.ts';
import type { File } from './files.ts';
import { latestNumbers } from './numbers.ts';
import type { On } from './tables.ts';

/** What a fact says of a file. */
export async function aboutFile(
	file: Pick<File, 'id' | 'kind' | 'stage' | 'sector' | 'nace' | 'operation' | 'fictional'>,
	on: On
) {
	const jobs = (await latestNumbers(file.id, on)).get('jobs')?.value ?? null;
	const { kind, stage, sector, nace, operation, fictional } = file;
	return { kind, stage, sector, nace, size: sizeOf(jobs), operation, fictional };
}

/** The file as a fact names it: the object, and its keeper as the target. */
export const namedAs = ({ id, keeper }: File) => ({
	object: ref('venture_file', id),
	target: ref('organization', keeper.id)
});
