import { useSyncExternalStore } from 'react';

const NARROW = window.matchMedia('(max-width: 767px)');
const WIDE = window.matchMedia('(min-width: 1180px)');

function watch(query: MediaQueryList) {
  return (tell: () => void) => {
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  };
}
const watchNarrow = watch(NARROW);
const watchWide = watch(WIDE);

/** A telephone or a narrow window. */
export const useNarrow = () => useSyncExternalStore(watchNarrow, () => NARROW.matches);
/** Room for a column beside the content. */
export const useWide = () => useSyncExternalStore(watchWide, () => WIDE.matches);
