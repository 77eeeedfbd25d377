import { ref } from '#kernel/facts.ts';
import { absent, peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addEndpoint, pauseEndpoint, testEndpoint } from '#programs/server';

/** A name that leads nowhere, by its own standard (RFC 2606). */
const NOWHERE = 'exemple.invalid';

/** Has whoever answers for an invented organisation told what happens there, at an address that is nowhere and therefore paused. */
export async function tellPrograms(organization: string | undefined): Promise<void> {
	const scope = ref('organization', organization ?? '');
	const held = (await peopleWithRoles()).find(
		({ role, scope: its }) => its?.id === scope.id && ['director', 'partner'].includes(role)
	);
	const viewer = await absent(held?.person ?? null);
	if (!viewer) return;
	const by = { actor: ref('person', viewer.id), source: 'demo' } as const;
	const endpoint = { name: NOWHERE, url: `https://${NOWHERE}/hub`, kinds: ['activities', 'proposals'] };
	await transaction(async (tx) => {
		const id = await addEndpoint(tx, { ...endpoint, scope }, viewer, by);
		await testEndpoint(tx, id, viewer.id);
		await pauseEndpoint(tx, id, viewer.id);
	});
}
