import type { GateRelease, SignedList } from '../../api/types';

const LIST = 'tongguan.gate.list';
const WAITING = 'tongguan.gate.waiting';

/** A passage decided at the lane while the platform could not be reached. */
export interface OfflinePassage {
  laneId: string; plate: string; containers: string[]; weightKg: string | null; releaseNumber: string; seal: string | null; direction: string; at: string;
  decision: 'OPEN' | 'STOP';
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export const keepList = (list: SignedList) => localStorage.setItem(LIST, JSON.stringify(list));
export const keptList = () => read<SignedList>(LIST);
export const waiting = () => read<OfflinePassage[]>(WAITING) ?? [];
export const keepWaiting = (all: OfflinePassage[]) => localStorage.setItem(WAITING, JSON.stringify(all));

/** Why the downloaded list does not let this vehicle out; null = it does. The list only ever opens for what it names. */
export function refusalByList(list: SignedList | null, releaseNumber: string, containers: string[], now = Date.now()): 'listExpired' | 'notOnList' | 'usedOnList' | null {
  if (!list || new Date(list.validUntil).getTime() < now) {
    return 'listExpired';
  }
  const content = typeof list.list === 'string' ? (JSON.parse(list.list) as unknown) : list.list;
  const releases = (Array.isArray(content) ? content : (content as { releases?: GateRelease[] } | null)?.releases ?? []) as GateRelease[];
  const release = releases.find((r) => r.number === releaseNumber);
  if (!release || release.blocked || new Date(release.validTo).getTime() < now) {
    return 'notOnList';
  }
  const known = new Map((release.containers ?? []).map((c) => [c.number, c]));
  if (containers.some((c) => !known.has(c))) {
    return 'notOnList';
  }
  const gone = new Set(waiting().filter((w) => w.decision === 'OPEN').flatMap((w) => w.containers));
  return containers.some((c) => known.get(c)?.usedAt || gone.has(c)) ? 'usedOnList' : null;
}
