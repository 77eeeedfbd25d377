/** Whether two values say the same as JSON, whatever the order of their keys: jsonb sorts those of what it keeps. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (given: unknown): string =>
	JSON.stringify(given ?? null, (_, value: unknown) =>
		value && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value
	);
