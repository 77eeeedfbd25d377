/**
 * Asks the hub about a trail that is on this device, whenever one reads of it with a network: what may be shown no more leaves it then.
 * @returns whether it is there, whole
 */
export async function meetIfKept(slug: string): Promise<boolean> {
	if (!('caches' in globalThis) || !(await caches.has(`guide ${slug}`))) return false;
	const { meet } = await import('./contact.ts');
	await meet(slug);
	return (await caches.match(`/guide/packs/${slug}`)) !== undefined;
}
