import type { Refusal } from '../errors.ts';

/** PostgreSQL's « unique violation ». */
const TAKEN = '23505';

/**
 * For what somebody else may take between the look and the write: `….execute().catch(orTaken(refused('…_slug_taken', { slug })))`.
 * @throws the refusal when it was taken at this moment, else what it was.
 */
export const orTaken =
	(refusal: Refusal) =>
	(error: unknown): never => {
		throw (error as { code?: string }).code === TAKEN ? refusal : error;
	};
