import { v5, v7 } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), which sorts by the moment it was made. */
export const newId = (): string => v7();

/** The identifier of a name among those of another identifier: the same two give the same one (UUID version 5, RFC 9562). */
export const idNamed = (name: string, among: string): string => v5(name, among);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a text from outside has the form of an identifier; PostgreSQL answers any other with an error, not with "none". */
export const isId = (text: string): boolean => UUID.test(text);
