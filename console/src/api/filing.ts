import { post, postRaw } from './client';
import type { Checked, Doc, Filed, Message } from './types';

/** Which of the answers comes is told by the question: a dry run is answered with what would be found, the rest with what became of it. */
/** @param place the declaration that the document belongs to, or null: it would be told to be its own double. */
export const tryDeclaration = async (document: Doc, place: string | null): Promise<Checked> =>
  await post('/declarations', document, place ? { dryRun: true, place } : { dryRun: true }) as Checked;
export const fileDeclaration = async (document: Doc, idempotencyKey: string, draft = false): Promise<Filed> =>
  await post('/declarations', document, draft ? { draft: true } : undefined, { 'Idempotency-Key': idempotencyKey }) as Filed;
export const sendMessage = async (xml: string): Promise<Message> => await postRaw('/messages', xml, 'application/xml') as Message;
