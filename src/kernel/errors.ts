/** What a person asked cannot be done; the code is the key of the sentence that says why and what to do. */
export class Refusal extends Error {
	readonly code: string;
	readonly status: number;
	readonly params: Record<string, string | number>;

	constructor(code: string, status: number, params: Record<string, string | number> = {}) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
		this.status = status;
		this.params = params;
	}
}

/** Refuses an act: `throw refused('participation_full')`. The status says what HTTP should answer (409 unless given). */
export const refused = (code: string, params: Record<string, string | number> = {}, status = 409): Refusal =>
	new Refusal(code, status, params);

/** There is nothing here, or nothing that this person may know of (the two must not be told apart). */
export const missing = (): Refusal => new Refusal('kernel_missing', 404);

/** What is looked for, or null when there is none (404). Any other failure goes on its way: a database that is away is not « nothing there ». */
export const ifThere = <T>(looked: Promise<T>): Promise<T | null> =>
	looked.catch((error: unknown) => {
		if (error instanceof Refusal && error.status === 404) return null;
		throw error;
	});
