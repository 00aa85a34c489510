import type { LaneList, SignedList } from '../../api/types';

const LIST = 'tongguan.gate.list';
const WAITING = 'tongguan.gate.waiting';

/** A passage decided at the lane while the platform could not be reached; its key is the one that was tried online. */
export interface OfflinePassage {
  laneId: string; laneKey: string; plate: string; containers: string[]; weightKg: string | null; releaseNumber: string | null; seal: string | null;
  direction: 'IN' | 'OUT'; at: string; listId: string | null; decision: 'OPEN' | 'STOP';
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

export function contentOf(list: SignedList | null): LaneList | null {
  try {
    return list ? JSON.parse(list.list) as LaneList : null;
  } catch {
    return null;
  }
}

export type Refusal = 'listExpired' | 'notOnList' | 'usedOnList' | 'bannedOnList' | 'awaitsBerth' | 'weightOnList' | 'otherVehicle';

function numbers(text: string | null): string[] {
  return (text ?? '').split(/[\s,，、;]+/).filter(Boolean);
}

/** A plate as the list has it: upper case, without blanks, dots and hyphens. */
function plain(plate: string): string {
  return plate.replace(/[\s·•-]/g, '').toUpperCase();
}

/** The day in Shanghai, which the list's days are told in. */
function today(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Why the downloaded list does not let this vehicle pass; null = it does. The list only ever opens for what it names. */
export function refusalByList(list: SignedList | null, passage: Omit<OfflinePassage, 'listId' | 'decision'>, now = Date.now()): Refusal | null {
  const body = contentOf(list);
  if (!list || !body || body.laneId !== passage.laneId || new Date(list.validUntil).getTime() < now) {
    return 'listExpired';
  }
  if (body.bannedPlates?.includes(passage.plate)) {
    return 'bannedOnList';
  }
  const wanted = numbers(passage.releaseNumber);
  if (wanted.length === 0) {
    return body.allowsEmpty && passage.containers.length === 0 ? null : 'notOnList';
  }
  const day = today(now);
  const releases = wanted.map((n) => body.releases.find((r) => r.number === n));
  if (releases.some((r) => !r || r.validFrom > day || (r.validTo !== null && r.validTo < day) || r.direction !== (passage.direction === 'OUT' ? 'I' : 'E'))) {
    return 'notOnList';
  }
  const known = releases.map((r) => r!);
  if (known.some((r) => r.awaitsBerth)) {
    return 'awaitsBerth';
  }
  if (known.some((r) => r.plates && r.plates.length > 0 && !r.plates.includes(plain(passage.plate)))) {
    return 'otherVehicle';
  }
  const boxes = new Map(known.flatMap((r) => r.containers).map((c) => [c.number, c]));
  if (passage.containers.some((c) => !boxes.has(c)) || (boxes.size > 0 && passage.containers.length === 0)) {
    return 'notOnList';
  }
  const gone = new Set(waiting().filter((w) => w.decision === 'OPEN').flatMap((w) => w.containers));
  if (passage.containers.some((c) => boxes.get(c)!.used || gone.has(c))) {
    return 'usedOnList';
  }
  const loose = known.find((r) => r.looseLeftKg !== null);
  return loose && !(Number(passage.weightKg) > 0) ? 'weightOnList' : null;
}
