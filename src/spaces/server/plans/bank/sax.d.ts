/** What is used of the streaming parser of XML, which brings no types. */
declare module 'sax' {
	type Parser = {
		onerror: (error: Error) => void;
		ondoctype: (words: string) => void;
		onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
		onclosetag: (name: string) => void;
		ontext: (text: string) => void;
		oncdata: (text: string) => void;
		write: (text: string) => Parser;
		close: () => Parser;
	};
	const sax: { parser: (strict: boolean, options: Record<string, boolean>) => Parser };
	export default sax;
}
