import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { NewHost } from '../../index.ts';
import { allHosts } from '../../server/index.ts';

/** What was typed and ticked about a host, as it is shown again. */
export const typedHost = (form: FormData) => ({
	...typedTexts(form),
	...{ host: fieldOf(form, 'host'), roles: ticked(form, 'roles'), languages: ticked(form, 'languages') }
});

/** What the form of a host answers. */
export type HostAnswer = Readonly<{ typed: ReturnType<typeof typedHost>; problems: Record<string, string> }>;

/** A person of no consequence, to check the rest of the form before anybody is made. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Reads what a form says of a host, whoever she is. */
export function hostIn(form: FormData, locale: Locale) {
	const { roles, languages } = typedHost(form);
	const said = { mentor: roles.includes('mentor'), coach: roles.includes('coach'), languages };
	return NewHost.safeParse({ person: NOBODY, about: wordsField(form, 'about', locale), ...said });
}

/** Somebody new, found by name and address so that nobody is told whether the hub knows an address; or a host who is listed already. */
export async function personIn(tx: Tx, form: FormData, locale: Locale): Promise<string> {
	const host = (await allHosts(tx)).find(({ id }) => id === fieldOf(form, 'host'));
	if (host) return host.person;
	const [name, email] = [fieldOf(form, 'name').trim(), fieldOf(form, 'email').trim()];
	return findOrMakePerson(tx, { name, email, locale });
}
