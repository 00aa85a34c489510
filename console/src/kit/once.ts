import { useCallback, useRef, useState } from 'react';

/** Whether something is under way, and a way to begin it that does nothing while it is: a second click must not order a second time. */
export function useOnce(): [busy: boolean, once: (work: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const once = useCallback((work: () => Promise<unknown>) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    void work().finally(() => {
      running.current = false;
      setBusy(false);
    });
  }, []);
  return [busy, once];
}
