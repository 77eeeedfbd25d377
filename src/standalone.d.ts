/** A module for browsers with all that it imports, as text (`scripts/standalone.ts`). */
declare module '*?standalone' {
	const code: string;
	export default code;
}
