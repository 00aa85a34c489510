import { get, onStepUp, post } from '../api/client';
import type { Session } from '../api/types';

/** Whether this browser can do passkeys at all, at this address. */
export function canPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';
}

/** Somebody closed the browser's question, or has no passkey here. */
export class NoPasskey extends Error {}

async function ask<T>(question: () => Promise<T | null>): Promise<T> {
  try {
    const answer = await question();
    if (answer) {
      return answer;
    }
  } catch (e) {
    if (!(e instanceof DOMException)) {
      throw e;
    }
  }
  throw new NoPasskey('no passkey');
}

async function answerTo(options: unknown): Promise<string> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const credential = await ask(() => navigator.credentials.get({ publicKey }));
  return JSON.stringify((credential as PublicKeyCredential).toJSON());
}

/** Makes a passkey for the signed-in account and registers it. */
export async function makePasskey(name: string): Promise<void> {
  const options = await post('/passkeys/challenge');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  const credential = await ask(() => navigator.credentials.create({ publicKey }));
  await post('/passkeys', { name, credential: JSON.stringify((credential as PublicKeyCredential).toJSON()) });
}

/** Signs in with a passkey; gives the session. */
export async function signInWithPasskey(): Promise<Session> {
  await post('/session/passkey', { credential: await answerTo(await post('/session/passkey/challenge')), name: null });
  return get('/session');
}

/** Proves again who sits here. */
export async function prove(): Promise<void> {
  await post('/session/step-up', { credential: await answerTo(await post('/session/step-up/challenge')), name: null });
}

onStepUp(async () => {
  if (!canPasskeys()) {
    return false;
  }
  try {
    await prove();
    return true;
  } catch (e) {
    if (e instanceof NoPasskey) {
      return false;
    }
    throw e;
  }
});
