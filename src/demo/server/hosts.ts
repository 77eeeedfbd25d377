import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { People } from './activities.ts';

/** Whom and what the demonstration has made, by what it calls them. */
export type Known = Readonly<{ people: People; organizations: ReadonlyMap<string, string> }>;

/** Somebody invented who answers for an organisation while this is told: she keeps no right. */
export function hostOf({ people, organizations }: Known, organization: string, slug: string): Viewer {
	const found = people.find((one) => one.slug === slug);
	const scope = organizations.get(organization);
	if (!found || !scope) throw new Error(`${slug} or ${organization} is not in the demonstration`);
	const { id, name, email, locale } = found;
	const roles = [{ role: 'partner' as const, scope: ref('organization', scope) }];
	return { id, name, email, locale, roles, secondFactor: false, sessionId: 'demo' };
}
