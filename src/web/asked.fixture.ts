import { newId } from '#kernel/id.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';

/** Somebody of the team as she stands behind a request. */
export async function teamMember(role: RoleName, name = 'Ada'): Promise<Viewer> {
	const email = `${newId()}@example.org`;
	const id = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr' }));
	const roles = [{ role, scope: null }];
	return { id, name, email, locale: 'fr', roles, secondFactor: true, sessionId: newId() };
}

type Fields = Readonly<Record<string, string | Blob | readonly string[]>>;

/** What an action is given when a form is sent. */
export function sends(viewer: Viewer | null, fields: Fields, params: Record<string, string> = {}) {
	const form = new FormData();
	for (const [name, given] of Object.entries(fields)) {
		if (typeof given === 'string') form.append(name, given);
		else if (given instanceof Blob) form.append(name, given, 'image.png');
		else for (const one of given as readonly string[]) form.append(name, one);
	}
	const url = new URL('http://localhost/fr/essai');
	const request = new Request(url, { method: 'POST', body: form });
	const setHeaders = () => undefined;
	return { locals: { viewer, locale: 'fr' } as App.Locals, url, params, request, setHeaders } as never;
}

type Answer = Readonly<{ status: number; location?: string; data?: Record<string, never> }>;

/** What an action answers: where it leads, what it shows again, or the status of what it throws. */
export const answerOf = (act: unknown): Promise<Answer> =>
	Promise.resolve(act).then(
		(shown) => shown as Answer,
		(thrown: unknown) => {
			if (typeof (thrown as Answer).status !== 'number') throw thrown;
			return thrown as Answer;
		}
	);
