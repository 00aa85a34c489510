import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useInvalidate } from '../api/hooks';
import { follow } from '../api/stream';
import type { JournalEvent } from '../api/types';
import { OFFICIALS, has, isTrader, useSession } from './session';

interface Live { connected: boolean | null; events: JournalEvent[] }

const Context = createContext<Live>({ connected: null, events: [] });
const KEEP = 30;
const CALM_MS = 1_500;

/** Follows the event stream and has what is on the screen read again, at most once every moment. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const follows = isTrader(session) || has(session, ...OFFICIALS);
  const invalidate = useRef(useInvalidate());
  const [live, setLive] = useState<Live>({ connected: null, events: [] });
  useEffect(() => {
    if (!follows) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      timer = null;
      void invalidate.current('/statistics', '/work-queue', '/declarations', '/inspections', '/bills');
    };
    const stop = follow((event) => {
      setLive((l) => ({ ...l, events: [event, ...l.events.filter((e) => e.seq !== event.seq)].slice(0, KEEP) }));
      timer ??= setTimeout(refresh, CALM_MS);
    }, (connected) => setLive((l) => (l.connected === connected ? l : { ...l, connected })));
    return () => {
      stop();
      if (timer) {
        clearTimeout(timer);
      }
    };
  }, [follows]);
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

export function useLive(): Live {
  return useContext(Context);
}
